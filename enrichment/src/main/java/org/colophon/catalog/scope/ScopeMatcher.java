package org.colophon.catalog.scope;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Hold.Scope;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.PersonName;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SeriesPlace;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Contributor;

/// Decides by meaning whether an item lies in a scope: for holds, exclusions and whoever asks what
/// uses something. Thread-safe.
///
/// A contributor is credited by id or by name alone, linked or named by what people accepted, or is
/// another record of the same person. A series is the source's or an accepted one. A subject
/// includes narrower ones, given by the source or accepted.
public final class ScopeMatcher {
  private final SubjectHierarchy subjects;

  public ScopeMatcher(SubjectHierarchy subjects) {
    this.subjects = subjects;
  }

  /// Whether an item lies in a scope.
  ///
  /// @param view that the item was read from
  public boolean covers(Scope scope, Item item, CatalogView view) {
    return switch (scope) {
      case Scope.Items(var ids) -> ids.contains(item.id());
      case Scope.OfContributor(var id) -> isBy(id, item, view);
      case Scope.OfSeries(var id) -> isOf(id, item, view);
      case Scope.OfSubject(var subject) -> isAbout(subject, item, view);
      case Scope.OfImprint(var id) -> id.equals(item.imprint());
    };
  }

  /// Whether a scope is that of a contributor, under whichever record.
  public boolean covers(Scope scope, ContributorId person, CatalogView view) {
    return scope instanceof Scope.OfContributor(var id)
        && (id.equals(person) || isSamePerson(view.contributor(id), view.contributor(person)));
  }

  private static boolean isBy(ContributorId id, Item item, CatalogView view) {
    Optional<Contributor> person = view.contributor(id);
    Predicate<ContributorId> same =
        other -> other.equals(id) || isSamePerson(person, view.contributor(other));
    boolean credited =
        item.content().credits().stream()
            .anyMatch(credit ->
                credit.id() == null
                    ? person.filter(p -> isNamed(p, credit.name())).isPresent()
                    : same.test(credit.id()));
    return credited
        || links(item, view, "contributor").map(ContributorId::new).anyMatch(same)
        || links(item, view, "entity")
            .filter(entity -> entity.startsWith("per:"))
            .map(entity -> entity.substring("per:".length()))
            .anyMatch(name -> person.filter(p -> isNamed(p, name)).isPresent());
  }

  private static boolean isSamePerson(Optional<Contributor> one, Optional<Contributor> other) {
    return one.isPresent()
        && other.isPresent()
        && one.get().isni() != null
        && digits(one.get().isni()).equals(digits(other.get().isni()));
  }

  private static String digits(@org.jspecify.annotations.Nullable String isni) {
    return isni == null ? "" : isni.replaceAll("[^0-9Xx]", "");
  }

  private static boolean isNamed(Contributor person, String credit) {
    PersonName name = PersonName.of(person.name());
    return PersonName.allIn(credit).stream().anyMatch(name::isSame);
  }

  private static boolean isOf(SeriesId id, Item item, CatalogView view) {
    SeriesPlace place = item.content().series();
    return (place != null && place.id().equals(id))
        || links(item, view, "series").anyMatch(id.value()::equals);
  }

  private boolean isAbout(Subject subject, Item item, CatalogView view) {
    return Stream.concat(
            item.content().subjects().stream(), ItemLink.subjects(view.links(item.id())).stream())
        .anyMatch(given -> subjects.includes(subject, given));
  }

  private static Stream<String> links(Item item, CatalogView view, String kind) {
    return view.links(item.id()).stream().map(link -> link.idOf(kind)).filter(id -> !id.isEmpty());
  }
}
