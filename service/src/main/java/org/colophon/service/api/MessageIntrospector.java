package org.colophon.service.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rule that a component which is not `@Nullable` is a required field.
final class MessageIntrospector extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    return member instanceof AnnotatedParameter parameter
        ? Boolean.valueOf(isRequired(parameter))
        : super.hasRequiredMarker(member);
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    return annotated instanceof AnnotatedParameter parameter
            && isRequired(parameter)
            && parameter.getRawType() != JsonNullable.class
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : super.findSetterInfo(annotated);
  }

  private static boolean isRequired(AnnotatedParameter parameter) {
    if (parameter.hasAnnotation(JsonAnySetter.class)) {
      return false;
    }
    if (List.class.isAssignableFrom(parameter.getRawType())) {
      Size size = parameter.getAnnotation(Size.class);
      return size != null && size.min() > 0;
    }
    return parameter.getOwner().getMember() instanceof Executable constructor
        && isRequired(type(constructor, parameter.getIndex()));
  }

  /// The type of a component as the record declares it: a compact constructor's parameters lack the
  /// annotation of a nested type such as `Outer.@Nullable Inner`.
  private static AnnotatedType type(Executable constructor, int index) {
    Class<?> owner = constructor.getDeclaringClass();
    return constructor instanceof Constructor<?> && owner.isRecord()
        ? owner.getRecordComponents()[index].getAnnotatedType()
        : constructor.getAnnotatedParameterTypes()[index];
  }

  /// Whether a component of this type must be there.
  static boolean isRequired(AnnotatedType type) {
    return !type.isAnnotationPresent(Nullable.class);
  }
}
