package org.colophon.service.imports.onix;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A writer of messages in short tags, with the names of the standard's own tables for the elements
/// of the test message.
final class ShortTags {
  private static final String TABLE =
      """
      ONIXMessage ONIXmessage RecordReference a001 NotificationType a002 ProductIDType b221
      IDValue b244 ProductComposition x314 ProductForm b012 TitleType b202 TitleElementLevel x409
      TitleText b203 TitlePrefix b030 TitleWithoutPrefix b031 Subtitle b029 SequenceNumber b034
      ContributorRole b035 NamesBeforeKey b039 KeyNames b040 PersonName b036 UnnamedPersons b249
      LanguageRole b253 LanguageCode b252 MainSubject x425 SubjectSchemeIdentifier b067
      SubjectSchemeVersion b068 SubjectCode b069 SubjectHeadingText b070
      AudienceRangeQualifier b074 AudienceRangePrecision b075 AudienceRangeValue b076
      EpubUsageType x318 EpubUsageStatus x319 TextType x426 ContentAudience x427 Text d104
      ContentDateRole x429 Date b306 ImprintName b079 PublishingStatus b394
      PublishingDateRole x448 SalesRightsType b089 CountriesIncluded x449 RegionsIncluded x450
      CountriesExcluded x451 WorkRelationCode x454 WorkIDType b201 ProductRelationCode x455
      ProductAvailability j396 PriceType x462 PriceAmount j151 CurrencyCode j152 PriceStatus j266
      PriceDateRole x476 UnpricedItemType j192 SenderName x298 SentDateTime x307
      """;

  private ShortTags() {}

  static String of(String message) {
    Map<String, String> names = new HashMap<>();
    String[] table = TABLE.strip().split("\\s+", -1);
    for (int i = 0; i < table.length; i += 2) {
      names.put(table[i], table[i + 1]);
    }
    Matcher tag = Pattern.compile("(</?)([A-Z]\\w+)").matcher(message);
    return tag.replaceAll(found ->
        found.group(1)
            + names.getOrDefault(found.group(2), found.group(2).toLowerCase(Locale.ROOT)));
  }
}
