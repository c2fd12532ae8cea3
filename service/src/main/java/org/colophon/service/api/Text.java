package org.colophon.service.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The limits of a string, or of each string of a list.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.FIELD})
public @interface Text {
  /// The most UTF-16 units.
  int max() default 200;

  TextFormat format() default TextFormat.PLAIN;
}
