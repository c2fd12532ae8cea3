package org.colophon.service.audit;

import org.colophon.service.imports.RecordPosition;

/// A record that could not be read.
record AuditProblem(RecordPosition place, String reason) {}
