package io.github.metasaw.kernel;

import org.jspecify.annotations.Nullable;

/** Hands a value to a declaration that the kernel evaluates. */
public final class ValueHandover {

  private static @Nullable Object value;

  private ValueHandover() {}

  /** Puts a value there. */
  static synchronized void put(Object given) {
    value = given;
  }

  /** Takes the value; the declared variable casts it. */
  public static synchronized @Nullable Object take() {
    Object taken = value;
    value = null;
    return taken;
  }

  /**
   * Java that declares a variable of a type with the value put here.
   *
   * @param name of the variable
   * @param type it is declared as
   * @param given the value
   * @return a statement for JShell
   */
  public static String declaration(String name, Class<?> type, Object given) {
    put(given);
    return "%s %s = (%s) %s.take();"
        .formatted(
            type.getCanonicalName(), name, type.getCanonicalName(), ValueHandover.class.getName());
  }
}
