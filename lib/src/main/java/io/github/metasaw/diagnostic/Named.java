package io.github.metasaw.diagnostic;

import java.util.Arrays;
import java.util.List;

/**
 * A choice that users make by name: an estimator, a test, a sampler, a rule. Enums of choices
 * implement it, so that every one of them is read, listed and refused in the same way.
 */
public interface Named {

  /**
   * The name by which it is asked for.
   *
   * @return for example {@code REML} or {@code knha}
   */
  String id();

  /**
   * What it is called in titles, tables and sentences.
   *
   * @return the {@link #id} where it has no words of its own
   */
  default String label() {
    return id();
  }

  /**
   * The names of choices.
   *
   * @param values the choices, usually all values of an enum
   * @return their {@link #id}s in the same order
   */
  static List<String> ids(Named... values) {
    return Arrays.stream(values).map(Named::id).toList();
  }

  /**
   * The choice of a name.
   *
   * @param <T> the kind of choice
   * @param what the kind in words, singular: {@code sampler}
   * @param name an {@link #id}; case and blanks around it do not matter
   * @param values every choice there is
   * @return the first of that name
   * @throws MetaException for an unknown name, with the nearest and with all valid ones
   */
  static <T extends Named> T parse(String what, String name, T[] values) {
    return parse(what, name, "", values);
  }

  /**
   * The choice of a name that stands somewhere in particular.
   *
   * @param <T> the kind of choice
   * @param what the kind in words, singular: {@code figure format}
   * @param name an {@link #id}; case and blanks around it do not matter
   * @param where the place for the message: {@code for forest.pgn}; may be empty
   * @param values every choice there is
   * @return the first of that name
   * @throws MetaException for an unknown name, with the place, the nearest and all valid ones
   */
  static <T extends Named> T parse(String what, String name, String where, T[] values) {
    String plain = name.trim();
    for (T value : values) {
      if (value.id().equalsIgnoreCase(plain)) {
        return value;
      }
    }
    throw MetaException.unknown(what, plain, where, ids(values));
  }
}
