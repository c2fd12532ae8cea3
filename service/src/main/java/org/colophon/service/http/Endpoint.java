package org.colophon.service.http;

import java.util.List;

/// The operations of one subject of the API.
public interface Endpoint {
  /// The subject's name, which groups its operations in the OpenAPI document.
  String subject();

  /// Its operations, in the order of the OpenAPI document.
  List<Operation> operations();
}
