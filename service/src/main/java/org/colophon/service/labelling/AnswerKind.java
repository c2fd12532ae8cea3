package org.colophon.service.labelling;

import org.colophon.eval.labelling.LabelAnswer;

/// The kind of a labeller's answer.
public enum AnswerKind {
  FITS,
  NONE,
  CANNOT_SAY,
  WITHDRAWN;

  static AnswerKind of(LabelAnswer answer) {
    return switch (answer) {
      case LabelAnswer.Fits _ -> FITS;
      case LabelAnswer.NoneFits() -> NONE;
      case LabelAnswer.CannotSay() -> CANNOT_SAY;
      case LabelAnswer.Withdrawn() -> WITHDRAWN;
    };
  }
}
