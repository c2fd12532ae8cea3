package org.colophon.service.security;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.DeletedResponse;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.security.KeyMessages.AccountEntry;
import org.colophon.service.security.KeyMessages.AccountRequest;
import org.colophon.service.security.KeyMessages.AccountsResponse;
import org.colophon.service.security.KeyMessages.IssuedKeyResponse;
import org.colophon.service.security.KeyMessages.KeyEntry;
import org.colophon.service.security.KeyMessages.KeyRequest;
import org.colophon.service.security.KeyMessages.KeysResponse;

/// `/v1/keys` and `/v1/accounts`: who may do what.
public final class AccessEndpoint implements Endpoint {
  private static final Parameter<String> KEY =
      Parameter.path("id", "The part of the key that may be shown.");
  private static final Parameter<String> NAME = Parameter.path("name", "The account's name.");

  private static final String NEW_KEY =
      """
      {"name": "shop", "grant": {"roles": ["reader"], "imprints": ["nordufer"]},
       "expires_at": "2027-11-22T00:00:00Z"}
      """;
  private static final String ENTRY =
      """
      {"id": "4f0c9b1d2e", "name": "shop", "grant": {"roles": ["reader"], "imprints": ["nordufer"]},
       "created_at": "2026-11-22T09:00:00Z", "expires_at": "2027-11-22T00:00:00Z"}
      """;
  private static final String ISSUED =
      """
      {"key": %s, "secret": "colophon_4f0c9b1d2e_q1w2e3r4t5z6u7i8o9p0a1s2d3f4g5h6j7k8l9y1x2c"}
      """
          .formatted(ENTRY);
  private static final String NEW_ACCOUNT =
      """
      {"password": "a long sentence of your own", "roles": ["editor"], "imprints": ["nordufer"]}
      """;
  private static final String ACCOUNT =
      """
      {"name": "m.keller", "grant": {"roles": ["editor"], "imprints": ["nordufer"]},
       "created_at": "2026-11-22T09:00:00Z"}
      """;
  private static final String DELETED =
      """
      {"outcome": "deleted", "id": "4f0c9b1d2e"}
      """;

  private final ApiKeys keys;
  private final Accounts accounts;
  private final Duration overlap;

  /// @param overlap how long the old secret of a rotated key still works
  public AccessEndpoint(ApiKeys keys, Accounts accounts, Duration overlap) {
    this.overlap = overlap;
    this.keys = keys;
    this.accounts = accounts;
  }

  @Override
  public String subject() {
    return "access";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/keys")
            .summary("List API keys")
            .answer(
                Answer.json(200, "The keys.", KeysResponse.class)
                    .example("{\"keys\": [" + ENTRY + "]}"))
            .handle(this::listKeys),
        Operation.post("/v1/keys")
            .summary("Create an API key")
            .body(KeyRequest.class, NEW_KEY)
            .answer(Answer.json(201, "The key was made.", IssuedKeyResponse.class).example(ISSUED))
            .handle(this::addKey),
        Operation.post("/v1/keys/{id}/rotate")
            .summary("Replace an API key by a new one")
            .description("The old key works for seven more days.")
            .parameters(KEY)
            .answer(Answer.json(201, "The new key.", IssuedKeyResponse.class).example(ISSUED))
            .problems(404)
            .handle(this::rotate),
        Operation.delete("/v1/keys/{id}")
            .summary("Revoke an API key")
            .parameters(KEY)
            .answer(
                Answer.json(200, "The key was revoked.", DeletedResponse.class).example(DELETED))
            .problems(404)
            .handle(this::revoke),
        Operation.get("/v1/accounts")
            .summary("List accounts")
            .answer(
                Answer.json(200, "The accounts.", AccountsResponse.class)
                    .example("{\"accounts\": [" + ACCOUNT + "]}"))
            .handle(this::listAccounts),
        Operation.put("/v1/accounts/{name}")
            .summary("Create or replace an account")
            .parameters(NAME)
            .body(AccountRequest.class, NEW_ACCOUNT)
            .answer(Answer.json(200, "The account.", AccountEntry.class).example(ACCOUNT))
            .handle(this::putAccount),
        Operation.delete("/v1/accounts/{name}")
            .summary("Disable an account")
            .parameters(NAME)
            .answer(
                Answer.json(200, "Nobody signs in with it any more.", DeletedResponse.class)
                    .example("{\"outcome\": \"deleted\", \"id\": \"m.keller\"}"))
            .problems(404)
            .handle(this::disable));
  }

  private Response listKeys(Request request) {
    return Response.ok(allKeys());
  }

  /// All keys, the oldest first.
  public KeysResponse allKeys() {
    return new KeysResponse(keys.all().stream().map(KeyEntry::of).toList());
  }

  private Response addKey(Request request) {
    return Response.json(201, addKey(request.body(KeyRequest.class), request.now()));
  }

  /// Makes a key.
  public IssuedKeyResponse addKey(KeyRequest stated, Instant now) {
    Grant grant = ApiException.at("/grant", stated.grant()::toGrant);
    Instant end = stated.expiresAt() == null ? null : stated.expiresAt().end(ZoneOffset.UTC);
    return IssuedKeyResponse.of(
        ApiException.converting(() -> keys.add(stated.name(), grant, end, now)));
  }

  private Response rotate(Request request) {
    return Response.json(201, rotate(request.get(KEY), request.now()));
  }

  /// Makes a key in the place of another one.
  public IssuedKeyResponse rotate(String id, Instant now) {
    return IssuedKeyResponse.of(
        keys.rotate(id, overlap, now).orElseThrow(() -> unknown("key", id)));
  }

  private Response revoke(Request request) {
    return Response.ok(revoke(request.get(KEY), request.now()));
  }

  /// Ends a key at once.
  public DeletedResponse revoke(String id, Instant now) {
    if (!keys.revoke(id, now)) {
      throw unknown("key", id);
    }
    return DeletedResponse.of(id);
  }

  private Response listAccounts(Request request) {
    return Response.ok(allAccounts());
  }

  /// All accounts by name.
  public AccountsResponse allAccounts() {
    return new AccountsResponse(accounts.all().stream().map(AccountEntry::of).toList());
  }

  private Response putAccount(Request request) {
    return Response.ok(
        putAccount(request.get(NAME), request.body(AccountRequest.class), request.now()));
  }

  /// Makes or replaces an account.
  public AccountEntry putAccount(String name, AccountRequest stated, Instant now) {
    return AccountEntry.of(
        ApiException.converting(
            () -> accounts.put(name, stated.password(), stated.toGrant(), now)));
  }

  private Response disable(Request request) {
    return Response.ok(disable(request.get(NAME), request.now()));
  }

  /// Lets nobody sign in with an account any more.
  public DeletedResponse disable(String name, Instant now) {
    if (!accounts.disable(name, now)) {
      throw unknown("account", name);
    }
    return DeletedResponse.of(name);
  }

  private static ApiException unknown(String kind, String id) {
    return new ApiException(ApiProblem.unknown(kind, id));
  }
}
