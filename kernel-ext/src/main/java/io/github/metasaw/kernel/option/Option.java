package io.github.metasaw.kernel.option;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An option of a magic. Immutable.
 *
 * @param <T> type of its value
 */
public final class Option<T> {

  private final String name;
  private final ValueType<T> type;
  private final String help;
  private final boolean isRepeatable;
  private final @Nullable Supplier<T> standard;
  private final List<String> wordsAfter;

  private Option(
      String name,
      ValueType<T> type,
      String help,
      boolean isRepeatable,
      @Nullable Supplier<T> standard) {
    this(name, type, help, isRepeatable, standard, List.of());
  }

  private Option(
      String name,
      ValueType<T> type,
      String help,
      boolean isRepeatable,
      @Nullable Supplier<T> standard,
      List<String> wordsAfter) {
    this.wordsAfter = wordsAfter;
    this.name = name;
    this.type = type;
    this.help = help;
    this.isRepeatable = isRepeatable;
    this.standard = standard;
  }

  /**
   * An option with a value.
   *
   * @param name without hyphens
   * @param type of its value
   * @param help one sentence without a full stop; values, range and default are added to it
   * @return the option
   */
  public static <T> Option<T> of(String name, ValueType<T> type, String help) {
    return new Option<>(name, type, help, false, null);
  }

  /**
   * An option without a value.
   *
   * @param name without hyphens
   * @param help one sentence without a full stop
   * @return the option
   */
  public static Option<Boolean> flag(String name, String help) {
    return new Option<>(name, ValueTypes.flag(), help, false, null);
  }

  /**
   * An option without a value, after which one of some words may stand.
   *
   * @param name without hyphens
   * @param help one sentence without a full stop
   * @param words that say more, in lower case
   * @return the option
   */
  public static Option<Boolean> flag(String name, String help, List<String> words) {
    Option<Boolean> plain = flag(name, help);
    return new Option<>(name, plain.type, help, false, null, List.copyOf(words));
  }

  /**
   * A declaration and some options in one list.
   *
   * @param some options
   * @param more options after them, one by one
   * @return all, in order
   */
  public static List<Option<?>> join(List<Option<?>> some, Option<?>... more) {
    return join(some, List.of(more));
  }

  /**
   * The options of two declarations in one list.
   *
   * @param some options
   * @param more options after them
   * @return all, in order
   */
  public static List<Option<?>> join(List<Option<?>> some, List<Option<?>> more) {
    List<Option<?>> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /**
   * This option, which may stand more than once.
   *
   * @return a copy
   */
  public Option<T> repeatable() {
    return new Option<>(name, type, help, true, standard, wordsAfter);
  }

  /**
   * This option with the value that holds without it.
   *
   * @param value read from the library where it has one
   * @return a copy
   */
  public Option<T> withDefault(Supplier<T> value) {
    return new Option<>(name, type, help, isRepeatable, value, wordsAfter);
  }

  /**
   * The name.
   *
   * @return without hyphens
   */
  public String name() {
    return name;
  }

  /**
   * The name as it is typed.
   *
   * @return with two hyphens
   */
  public String flagName() {
    return "--" + name;
  }

  /**
   * The type of its value.
   *
   * @return the type
   */
  public ValueType<T> type() {
    return type;
  }

  /**
   * Whether it may stand more than once.
   *
   * @return true if it may
   */
  public boolean isRepeatable() {
    return isRepeatable;
  }

  /**
   * Whether it takes no value.
   *
   * @return true for a flag
   */
  public boolean isFlag() {
    return type.placeholder().isEmpty();
  }

  /**
   * The word that a flag takes from the line after it.
   *
   * @param following what stands after it
   * @return in lower case; empty if none follows, or one that the flag does not take
   */
  public Optional<String> wordAfter(List<String> following) {
    return following.stream()
        .limit(1)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(wordsAfter::contains)
        .findFirst();
  }

  /**
   * What it does, with the values or the range that it takes.
   *
   * @return one sentence without a full stop
   */
  public String help() {
    List<String> words = type.words();
    if (!words.isEmpty()) {
      return help + ": " + String.join(", ", words);
    }
    return help + type.range().map(range -> " (" + range.words() + ")").orElse("");
  }

  /**
   * The value that holds without it, as it would be typed.
   *
   * @return empty where there is none
   */
  public String defaultWord() {
    return standard == null ? "" : type.word(standard.get());
  }

  /**
   * The value that holds without it.
   *
   * @return empty where there is none
   */
  public Optional<T> defaultValue() {
    return standard == null ? Optional.empty() : Optional.of(standard.get());
  }

  /**
   * Reads a value.
   *
   * @param text as it was typed
   * @return the value with its Java
   * @throws MetaException that names this option, for text that it does not take
   */
  public Code<T> read(String text) {
    return type.code(type.read(name, text));
  }

  /**
   * A value with its Java.
   *
   * @param value of this option
   * @return the value as an argument of a method
   */
  public Code<T> code(T value) {
    return type.code(value);
  }

  @Override
  public String toString() {
    return flagName() + (isFlag() ? "" : " " + type.placeholder());
  }
}
