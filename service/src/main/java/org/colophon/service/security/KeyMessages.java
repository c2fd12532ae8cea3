package org.colophon.service.security;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// The messages about keys and accounts.
public final class KeyMessages {
  private KeyMessages() {}

  /// A key to be made.
  @SchemaName("NewKey")
  @Description("A key to be made.")
  public record KeyRequest(
      @Text(max = 64) @Description("Under which records keep what it did.") String name,
      GrantEntry grant,
      @Description("When it ends; never when absent.") @Nullable SourceTime expiresAt) {}

  /// A key without its secret.
  @SchemaName("Key")
  @Description("A key without its secret.")
  public record KeyEntry(
      String id,
      String name,
      GrantEntry grant,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt,
      @Description("Exact to the minute.") @Nullable Instant usedAt) {
    static KeyEntry of(ApiKey key) {
      return new KeyEntry(
          key.id(),
          key.name(),
          GrantEntry.of(key.grant()),
          key.createdAt(),
          key.expiresAt(),
          key.revokedAt(),
          key.usedAt());
    }
  }

  /// A key that was made, with its secret.
  @SchemaName("IssuedKey")
  @Description("A key that was made.")
  public record IssuedKeyResponse(
      KeyEntry key,
      @Description("The whole key. It is not stored: it cannot be shown again.") String secret) {
    static IssuedKeyResponse of(ApiKeys.Issued issued) {
      return new IssuedKeyResponse(KeyEntry.of(issued.key()), issued.secret());
    }
  }

  /// All keys.
  @SchemaName("Keys")
  @Description("All keys, the oldest first.")
  public record KeysResponse(List<KeyEntry> keys) {}

  /// An account to be made or replaced.
  @SchemaName("NewAccount")
  @Description("An account to be made or replaced.")
  public record AccountRequest(
      @Text(max = 200) @Description("At least 12 characters.") String password,
      @Size(min = 1, max = 6) @Text(max = 20) List<String> roles,
      @Size(max = 200) List<ImprintId> imprints) {
    Grant toGrant() {
      return new GrantEntry(roles, imprints, List.of()).toGrant();
    }
  }

  /// An account.
  @SchemaName("Account")
  @Description("A person who may sign in.")
  public record AccountEntry(
      String name,
      GrantEntry grant,
      Instant createdAt,
      @Nullable Instant disabledAt,
      @Description("When they last signed in.") @Nullable Instant usedAt) {
    static AccountEntry of(Account account) {
      return new AccountEntry(
          account.name(),
          GrantEntry.of(account.grant()),
          account.createdAt(),
          account.disabledAt(),
          account.usedAt());
    }
  }

  /// All accounts.
  @SchemaName("Accounts")
  @Description("All accounts by name.")
  public record AccountsResponse(List<AccountEntry> accounts) {}
}
