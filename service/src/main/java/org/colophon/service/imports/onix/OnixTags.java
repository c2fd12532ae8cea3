package org.colophon.service.imports.onix;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The short tags of ONIX 3 and their reference names, for the elements that are read. Composites
/// have the lower-case reference name as their short tag.
final class OnixTags {
  private static final List<String> COMPOSITES =
      List.of(
          "Product",
          "Header",
          "Sender",
          "ProductIdentifier",
          "DescriptiveDetail",
          "Collection",
          "TitleDetail",
          "TitleElement",
          "Contributor",
          "NameIdentifier",
          "Language",
          "Subject",
          "Audience",
          "AudienceRange",
          "EpubUsageConstraint",
          "CollateralDetail",
          "TextContent",
          "ContentDate",
          "PublishingDetail",
          "Imprint",
          "Publisher",
          "PublishingDate",
          "SalesRights",
          "Territory",
          "RelatedMaterial",
          "RelatedWork",
          "WorkIdentifier",
          "RelatedProduct",
          "ProductSupply",
          "Market",
          "MarketPublishingDetail",
          "MarketDate",
          "SupplyDetail",
          "Supplier",
          "SupplyDate",
          "Price",
          "PriceDate");

  private static final Map<String, String> REFERENCE = new HashMap<>();

  static {
    for (String composite : COMPOSITES) {
      REFERENCE.put(composite.toLowerCase(Locale.ROOT), composite);
    }
    String values =
        """
        a001 RecordReference, a002 NotificationType, b221 ProductIDType, b244 IDValue,
        b012 ProductForm, b333 ProductFormDetail, x329 CollectionType, b202 TitleType,
        x409 TitleElementLevel, b203 TitleText, b030 TitlePrefix, b031 TitleWithoutPrefix,
        b029 Subtitle, x410 PartNumber, b034 SequenceNumber, b035 ContributorRole,
        x415 NameIDType, b036 PersonName, b037 PersonNameInverted, b039 NamesBeforeKey,
        b247 PrefixToKey, b040 KeyNames, b047 CorporateName, b249 UnnamedPersons,
        b044 BiographicalNote, b253 LanguageRole, b252 LanguageCode, x425 MainSubject,
        b067 SubjectSchemeIdentifier, b068 SubjectSchemeVersion, b069 SubjectCode,
        b070 SubjectHeadingText, b204 AudienceCodeType, b206 AudienceCodeValue,
        b074 AudienceRangeQualifier, b075 AudienceRangePrecision, b076 AudienceRangeValue,
        x318 EpubUsageType, x319 EpubUsageStatus, x426 TextType, x427 ContentAudience, d104 Text,
        x429 ContentDateRole, b306 Date, b079 ImprintName, b081 PublisherName,
        b394 PublishingStatus, x448 PublishingDateRole, b089 SalesRightsType,
        x449 CountriesIncluded, x450 RegionsIncluded, x451 CountriesExcluded,
        x452 RegionsExcluded, x456 ROWSalesRightsType, x454 WorkRelationCode, b201 WorkIDType,
        x455 ProductRelationCode, j407 MarketPublishingStatus, j408 MarketDateRole,
        j292 SupplierRole, j396 ProductAvailability, x461 SupplyDateRole, x462 PriceType,
        j151 PriceAmount, j152 CurrencyCode, x475 CurrencyZone, j266 PriceStatus, x476 PriceDateRole,
        j261 PriceQualifier, j192 UnpricedItemType, x298 SenderName, m180 MessageNumber,
        x307 SentDateTime
        """;
    for (String entry : values.split(",", -1)) {
      String[] names = entry.strip().split(" ", 2);
      REFERENCE.put(names[0], names[1]);
    }
  }

  private OnixTags() {}

  /// The reference name of an element; a name that is not a known short tag is returned as it is.
  static String reference(String name) {
    return REFERENCE.getOrDefault(name, name);
  }
}
