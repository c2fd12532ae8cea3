package org.colophon.service.crm;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.colophon.audience.PersonRef;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmConnector;
import org.colophon.crm.CrmContact;

/// A connector of a process that dies when a call is done at the CRM, before its answer is kept.
final class DyingConnector implements CrmConnector {
  private final CrmConnector connector;
  private int left;

  /// @param calls after which it dies
  DyingConnector(CrmConnector connector, int calls) {
    this.connector = connector;
    this.left = calls;
  }

  private void live() throws IOException {
    if (--left <= 0) {
      throw new IOException("the process died");
    }
  }

  @Override
  public String name() {
    return connector.name();
  }

  @Override
  public int batch() {
    return connector.batch();
  }

  @Override
  public Set<CrmAttribute> written() {
    return connector.written();
  }

  @Override
  public boolean readsAll() {
    return connector.readsAll();
  }

  @Override
  public Page read(Feed feed, String cursor) throws IOException {
    Page page = connector.read(feed, cursor);
    live();
    return page;
  }

  @Override
  public void taken(Feed feed, String cursor) throws IOException {
    connector.taken(feed, cursor);
  }

  @Override
  public List<Sent> send(List<CrmContact> contacts) throws IOException {
    List<Sent> sent = connector.send(contacts);
    live();
    return sent;
  }

  @Override
  public List<PersonRef> delete(List<PersonRef> persons) throws IOException {
    List<PersonRef> remaining = connector.delete(persons);
    live();
    return remaining;
  }

  @Override
  public void close() {
    connector.close();
  }
}
