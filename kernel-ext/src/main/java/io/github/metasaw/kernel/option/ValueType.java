package io.github.metasaw.kernel.option;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an option takes: how it is read, written as Java, shown in the help and completed.
 * Immutable; {@link ValueTypes} has the usual ones.
 *
 * @param <T> type of the parsed value
 */
public final class ValueType<T> {

  /**
   * How text becomes a value.
   *
   * @param <T> type of the value
   */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads one value.
     *
     * @param option name without hyphens, for messages
     * @param text as it was typed
     * @return the value
     * @throws MetaException for text that is not such a value
     */
    T read(String option, String text);
  }

  /** How a value is written: as Java, and as it would be typed. */
  private record Writer<T>(Function<T, Code<T>> code, Function<T, String> word) {}

  /** Where completion finds values: among words, or among variables of a type. */
  private record Source(Suggestion kind, Supplier<List<String>> words, Class<?> variable) {
    static final Source NONE = of(Suggestion.NOTHING);

    static Source of(Suggestion kind) {
      return new Source(kind, List::of, Object.class);
    }
  }

  private final String placeholder;
  private final Reader<T> reader;
  private final Writer<T> writer;
  private final Source source;
  private final @Nullable Range range;

  private ValueType(
      String placeholder,
      Reader<T> reader,
      Writer<T> writer,
      Source source,
      @Nullable Range range) {
    this.placeholder = placeholder;
    this.reader = reader;
    this.writer = writer;
    this.source = source;
    this.range = range;
  }

  /**
   * A type of its own.
   *
   * @param placeholder what stands for a value in the help, in capitals; empty for a flag
   * @param reader of the option's name and the text typed
   * @param code of a value
   * @param <T> type of the value
   * @return the type
   */
  public static <T> ValueType<T> of(
      String placeholder, Reader<T> reader, Function<T, Code<T>> code) {
    return new ValueType<>(
        placeholder, reader, new Writer<>(code, String::valueOf), Source.NONE, null);
  }

  /**
   * This type with a range, which the engine enforces.
   *
   * @param numbers the numbers that the engine takes
   * @return a copy
   */
  public ValueType<T> within(Range numbers) {
    return new ValueType<>(placeholder, reader, writer, source, numbers);
  }

  /**
   * This type with a way to show values as they are typed.
   *
   * @param word text that the reader reads as the same value
   * @return a copy
   */
  public ValueType<T> shownAs(Function<T, String> word) {
    return new ValueType<>(placeholder, reader, new Writer<>(writer.code(), word), source, range);
  }

  /**
   * This type, whose values are columns of the table in the line.
   *
   * @return a copy
   */
  public ValueType<T> ofColumns() {
    return from(Source.of(Suggestion.COLUMNS));
  }

  /**
   * This type, whose values are coefficients of the fit in the line.
   *
   * @return a copy
   */
  public ValueType<T> ofTerms() {
    return from(Source.of(Suggestion.TERMS));
  }

  /**
   * This type, whose values are files.
   *
   * @return a copy
   */
  public ValueType<T> ofFiles() {
    return from(Source.of(Suggestion.FILES));
  }

  /**
   * This type, whose values can be listed.
   *
   * @param words all values as they are typed, in the order of the help
   * @return a copy
   */
  public ValueType<T> ofWords(Supplier<List<String>> words) {
    return from(new Source(Suggestion.WORDS, words, Object.class));
  }

  /**
   * This type, whose values are variables of the notebook.
   *
   * @param type that the variables must have
   * @return a copy
   */
  public ValueType<T> ofVariables(Class<?> type) {
    return from(new Source(Suggestion.VARIABLES, List::of, type));
  }

  private ValueType<T> from(Source other) {
    return new ValueType<>(placeholder, reader, writer, other, range);
  }

  /**
   * What stands for a value in the help.
   *
   * @return in capitals; empty for a flag
   */
  public String placeholder() {
    return placeholder;
  }

  /**
   * The values, where they can be listed.
   *
   * @return in order; empty where there is no list
   */
  public List<String> words() {
    return source.words().get();
  }

  /**
   * Where completion finds values.
   *
   * @return the source
   */
  public Suggestion suggestion() {
    return source.kind();
  }

  /**
   * The type of variables that complete this one.
   *
   * @return {@code Object.class} where any will do
   */
  public Class<?> variable() {
    return source.variable();
  }

  /**
   * The range of numbers.
   *
   * @return empty where the type has none
   */
  public Optional<Range> range() {
    return Optional.ofNullable(range);
  }

  T read(String option, String text) {
    return reader.read(option, text);
  }

  Code<T> code(T value) {
    return writer.code().apply(value);
  }

  String word(T value) {
    return writer.word().apply(value);
  }
}
