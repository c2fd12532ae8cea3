package org.colophon.feed;

/// A function that runs writes in one transaction: all of them happen or none.
public interface Together {
  void run(Runnable writes);
}
