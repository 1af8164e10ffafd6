package io.github.metasaw.kernel.option;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an option takes: how it is read, written as Java, shown in the help and completed.
 * Immutable.
 *
 * @param <T> type of the parsed value
 */
public final class ValueType<T> {

  /** How text becomes a value. */
  interface Reader<T> {
    /**
     * Reads one value.
     *
     * @param option name without hyphens, for messages
     * @param text as it was typed
     * @return the value
     * @throws MetaException for text that is none
     */
    T read(String option, String text);
  }

  private final String placeholder;
  private final Reader<T> reader;
  private final Function<T, Code<T>> code;
  private Function<T, String> word = String::valueOf;
  private Supplier<List<String>> words = List::of;
  private Suggestion suggestion = Suggestion.NOTHING;
  private Class<?> variable = Object.class;
  private @Nullable Range range;

  private ValueType(String placeholder, Reader<T> reader, Function<T, Code<T>> code) {
    this.placeholder = placeholder;
    this.reader = reader;
    this.code = code;
  }

  /** A copy, of which the caller sets fields before anybody sees it. */
  private ValueType<T> copy(String other) {
    ValueType<T> copy = new ValueType<>(other, reader, code);
    copy.word = word;
    copy.words = words;
    copy.suggestion = suggestion;
    copy.variable = variable;
    copy.range = range;
    return copy;
  }

  /** What a flag takes: nothing. */
  static ValueType<Boolean> flag() {
    return new ValueType<>("", (option, text) -> true, Code::truth);
  }

  /**
   * A type of its own.
   *
   * @param placeholder what stands for a value in the help, in capitals
   * @param reader of the option's name and the text typed
   * @param code of a value
   * @return the type
   */
  public static <T> ValueType<T> of(
      String placeholder, BiFunction<String, String, T> reader, Function<T, Code<T>> code) {
    return new ValueType<>(placeholder, reader::apply, code);
  }

  /**
   * Any text.
   *
   * @param placeholder what stands for it in the help
   * @return the type
   */
  public static ValueType<String> text(String placeholder) {
    return new ValueType<>(placeholder, (option, text) -> text, Code::text);
  }

  /**
   * A column of the table.
   *
   * @return the type
   */
  public static ValueType<String> column() {
    return text("COLUMN").suggesting(Suggestion.COLUMNS);
  }

  /**
   * Texts between commas.
   *
   * @param placeholder what stands for them in the help, {@code A,B}
   * @return the type, of blanks around them removed
   */
  public static ValueType<List<String>> texts(String placeholder) {
    return texts(placeholder, ",");
  }

  /**
   * Texts with something else between them.
   *
   * @param placeholder what stands for them in the help
   * @param separator a regular expression
   * @return the type, of blanks around them removed
   */
  public static ValueType<List<String>> texts(String placeholder, String separator) {
    ValueType<List<String>> type =
        new ValueType<>(placeholder, (option, text) -> split(text, separator), Code::texts);
    type.word = values -> String.join(",", values);
    return type;
  }

  /**
   * Columns of the table between commas.
   *
   * @param placeholder what stands for them in the help
   * @return the type
   */
  public static ValueType<List<String>> columns(String placeholder) {
    return texts(placeholder).suggesting(Suggestion.COLUMNS);
  }

  /**
   * A number.
   *
   * @param placeholder what stands for it in the help
   * @return the type
   */
  public static ValueType<Double> number(String placeholder) {
    ValueType<Double> type =
        new ValueType<>(
            placeholder,
            (option, text) -> {
              try {
                return Double.valueOf(text);
              } catch (NumberFormatException e) {
                throw MetaException.of("--" + option + " takes a number, not '" + text + "'");
              }
            },
            Code::number);
    type.word = Range::number;
    return type;
  }

  /**
   * Numbers between commas.
   *
   * @param placeholder what stands for them in the help
   * @return the type
   */
  public static ValueType<List<Double>> numbers(String placeholder) {
    ValueType<List<Double>> type =
        new ValueType<>(
            placeholder,
            ValueType::numbers,
            values -> Code.list(values.stream().map(Code::number).toList()));
    type.word = values -> String.join(",", values.stream().map(Range::number).toList());
    return type;
  }

  private static List<Double> numbers(String option, String texts) {
    return split(texts, ",").stream()
        .map(
            text -> {
              try {
                return Double.valueOf(text);
              } catch (NumberFormatException e) {
                throw MetaException.of(
                    "--" + option + " takes numbers between commas, not '" + text + "'");
              }
            })
        .toList();
  }

  /**
   * A whole number that fits an {@code int}.
   *
   * @param placeholder what stands for it in the help
   * @return the type
   */
  public static ValueType<Integer> count(String placeholder) {
    return count(placeholder, Integer.MAX_VALUE);
  }

  /**
   * A whole number up to a largest one.
   *
   * @param placeholder what stands for it in the help
   * @param most the largest number
   * @return the type
   */
  public static ValueType<Integer> count(String placeholder, int most) {
    return new ValueType<>(
        placeholder,
        (option, text) -> (int) whole(option, text, Integer.MIN_VALUE, most),
        Code::count);
  }

  /**
   * A whole number that fits a {@code long}, as seeds do.
   *
   * @param placeholder what stands for it in the help
   * @return the type
   */
  public static ValueType<Long> whole(String placeholder) {
    return new ValueType<>(
        placeholder,
        (option, text) -> whole(option, text, Long.MIN_VALUE, Long.MAX_VALUE),
        Code::whole);
  }

  private static long whole(String option, String text, long least, long most) {
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw MetaException.of("--" + option + " takes a whole number, not '" + text + "'");
    }
    if (value > most) {
      throw MetaException.of("--" + option + " can be " + most + " at most, not " + text);
    }
    if (value < least) {
      throw MetaException.of("--" + option + " can be " + least + " at least, not " + text);
    }
    return value;
  }

  /**
   * One of several values that a method of the library takes by name.
   *
   * @param placeholder what stands for it in the help
   * @param parse the library's reading of a name, with its message for others
   * @param id of a value, as it is typed
   * @param values all values, in the order in which they are listed
   * @return the type
   */
  public static <T> ValueType<T> choice(
      String placeholder,
      Function<String, T> parse,
      Function<T, String> id,
      Supplier<List<T>> values) {
    return chosen(placeholder, parse, id, values, value -> Code.named(value, id.apply(value)));
  }

  /**
   * One of several constants that a method of the library takes as an enum.
   *
   * @param placeholder what stands for it in the help
   * @param parse the library's reading of a name, with its message for others
   * @param id of a constant, as it is typed
   * @param type the enum
   * @return the type
   */
  public static <E extends Enum<E>> ValueType<E> constant(
      String placeholder, Function<String, E> parse, Function<E, String> id, Class<E> type) {
    return chosen(placeholder, parse, id, () -> List.of(type.getEnumConstants()), Code::constant);
  }

  private static <T> ValueType<T> chosen(
      String placeholder,
      Function<String, T> parse,
      Function<T, String> id,
      Supplier<List<T>> values,
      Function<T, Code<T>> code) {
    ValueType<T> type = new ValueType<>(placeholder, (option, text) -> parse.apply(text), code);
    type.word = id;
    type.words = () -> values.get().stream().map(id).toList();
    type.suggestion = Suggestion.WORDS;
    return type;
  }

  /**
   * The name of a variable of the notebook.
   *
   * @param placeholder what stands for it in the help
   * @param variable the type that the variable must have
   * @return the type; its value is the name
   */
  public static ValueType<String> variable(String placeholder, Class<?> variable) {
    ValueType<String> type =
        new ValueType<>(placeholder, (option, text) -> text, name -> Code.variable(name, name));
    type.suggestion = Suggestion.VARIABLES;
    type.variable = variable;
    return type;
  }

  /**
   * This type with a range, which the engine holds.
   *
   * @param range the numbers that the engine takes
   * @return a copy
   */
  public ValueType<T> within(Range range) {
    ValueType<T> copy = copy(placeholder);
    copy.range = range;
    return copy;
  }

  /**
   * This type with a way to show values as they are typed.
   *
   * @param other text that {@link #of}'s reader reads as the same value
   * @return a copy
   */
  public ValueType<T> shownAs(Function<T, String> other) {
    ValueType<T> copy = copy(placeholder);
    copy.word = other;
    return copy;
  }

  private ValueType<T> suggesting(Suggestion other) {
    ValueType<T> copy = copy(placeholder);
    copy.suggestion = other;
    return copy;
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(String::strip).toList();
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
    return words.get();
  }

  /**
   * Where completion finds values.
   *
   * @return the source
   */
  public Suggestion suggestion() {
    return suggestion;
  }

  /**
   * The type of variables that complete this one.
   *
   * @return {@code Object.class} where any will do
   */
  public Class<?> variable() {
    return variable;
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
    return code.apply(value);
  }

  String word(T value) {
    return word.apply(value);
  }
}
