package org.colophon.crm;

import java.util.List;

/// The jobs at a CRM that may still run when this process has ended. Thread-safe.
public interface CrmJobs {
  List<String> open();

  void opened(String job);

  void closed(String job);
}
