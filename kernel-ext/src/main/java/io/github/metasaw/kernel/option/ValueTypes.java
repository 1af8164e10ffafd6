package io.github.metasaw.kernel.option;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What options usually take: texts, columns, numbers, one of several values, variables. */
public final class ValueTypes {

  private ValueTypes() {}

  /** What a flag takes: nothing. */
  static ValueType<Boolean> flag() {
    return ValueType.of("", (option, text) -> true, Literal::truth);
  }

  /**
   * Any text.
   *
   * @param placeholder what stands for it in the help
   * @return the type
   */
  public static ValueType<String> text(String placeholder) {
    return ValueType.of(placeholder, (option, text) -> text, Literal::text);
  }

  /**
   * A column of the table.
   *
   * @return the type
   */
  public static ValueType<String> column() {
    return text("COLUMN").ofColumns();
  }

  /**
   * The path of a file.
   *
   * @return the type
   */
  public static ValueType<String> file() {
    return text("FILE").ofFiles();
  }

  /**
   * Texts between commas.
   *
   * @param placeholder what stands for them in the help, {@code A,B}
   * @return the type; blanks around each text are removed
   */
  public static ValueType<List<String>> texts(String placeholder) {
    return texts(placeholder, ",");
  }

  /**
   * Texts with something else between them.
   *
   * @param placeholder what stands for them in the help
   * @param separator a regular expression
   * @return the type; blanks around each text are removed
   */
  public static ValueType<List<String>> texts(String placeholder, String separator) {
    return ValueType.of(placeholder, (option, text) -> split(text, separator), Literal::texts)
        .shownAs(values -> String.join(",", values));
  }

  /**
   * Columns of the table between commas.
   *
   * @param placeholder what stands for them in the help
   * @return the type
   */
  public static ValueType<List<String>> columns(String placeholder) {
    return texts(placeholder).ofColumns();
  }

  /**
   * A number.
   *
   * @param placeholder what stands for it in the help
   * @return the type
   */
  public static ValueType<Double> number(String placeholder) {
    return ValueType.of(placeholder, ValueTypes::number, Literal::number).shownAs(Range::number);
  }

  private static double number(String option, String text) {
    return finite(text)
        .orElseThrow(
            () ->
                MetaException.of(
                    "--%s takes a number, not '%s'%s".formatted(option, text, withPoint(text))));
  }

  /** The number that a text is; empty for other text and for what is not finite. */
  private static Optional<Double> finite(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The same number as it is written here, for a decimal comma and for per cent. */
  private static String withPoint(String text) {
    if (text.matches("[-+]?\\d+,\\d+")) {
      return "; decimals follow a point, as in " + text.replace(',', '.');
    }
    if (text.matches("\\d+(\\.\\d+)?%")) {
      double share = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
      return "; per cent are written as a fraction, here " + Range.number(share);
    }
    return "";
  }

  /**
   * Numbers between commas.
   *
   * @param placeholder what stands for them in the help
   * @return the type
   */
  public static ValueType<List<Double>> numbers(String placeholder) {
    return ValueType.of(
            placeholder,
            ValueTypes::numbers,
            values -> Literal.list(values.stream().map(Literal::number).toList()))
        .shownAs(values -> String.join(",", values.stream().map(Range::number).toList()));
  }

  private static List<Double> numbers(String option, String texts) {
    return split(texts, ",").stream()
        .map(
            text ->
                finite(text)
                    .orElseThrow(
                        () ->
                            MetaException.of(
                                "--%s takes numbers between commas, not '%s'"
                                    .formatted(option, text))))
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
    return ValueType.of(
        placeholder,
        (option, text) -> (int) whole(option, text, Integer.MIN_VALUE, most),
        Literal::count);
  }

  /**
   * A whole number that fits a {@code long}, as seeds do.
   *
   * @param placeholder what stands for it in the help
   * @return the type
   */
  public static ValueType<Long> whole(String placeholder) {
    return ValueType.of(
        placeholder,
        (option, text) -> whole(option, text, Long.MIN_VALUE, Long.MAX_VALUE),
        Literal::whole);
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
    return chosen(placeholder, parse, id, values, value -> Literal.named(value, id.apply(value)));
  }

  /**
   * One of a few words that only the magic itself knows.
   *
   * @param placeholder what stands for it in the help
   * @param words all there are, in the order in which they are listed
   * @return the type, which refuses every other word
   */
  public static ValueType<String> word(String placeholder, String... words) {
    List<String> valid = List.of(words);
    return ValueType.of(placeholder, (option, text) -> oneOf(option, text, valid), Literal::text)
        .ofWords(() -> valid);
  }

  private static String oneOf(String option, String text, List<String> valid) {
    return valid.stream()
        .filter(text.strip()::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> MetaException.unknown("value", text, "for --" + option, valid));
  }

  /**
   * One of an enum's choices, which a method of the library takes by name.
   *
   * @param placeholder what stands for it in the help
   * @param parse the library's reading of a name, with its message for others
   * @param type the enum
   * @return the type
   */
  public static <E extends Enum<E> & Named> ValueType<E> choice(
      String placeholder, Function<String, E> parse, Class<E> type) {
    return choice(placeholder, parse, Named::id, () -> List.of(type.getEnumConstants()));
  }

  /**
   * One of an enum's choices, which a method of the library takes as the constant.
   *
   * @param placeholder what stands for it in the help
   * @param parse the library's reading of a name, with its message for others
   * @param type the enum
   * @return the type
   */
  public static <E extends Enum<E> & Named> ValueType<E> constant(
      String placeholder, Function<String, E> parse, Class<E> type) {
    return chosen(
        placeholder, parse, Named::id, () -> List.of(type.getEnumConstants()), Literal::constant);
  }

  private static <T> ValueType<T> chosen(
      String placeholder,
      Function<String, T> parse,
      Function<T, String> id,
      Supplier<List<T>> values,
      Function<T, Code<T>> code) {
    return ValueType.of(placeholder, (option, text) -> parse.apply(text), code)
        .shownAs(id)
        .ofWords(() -> values.get().stream().map(id).toList());
  }

  /**
   * The name of a variable to declare.
   *
   * @param placeholder what stands for it in the help
   * @return the type; its value is the name
   */
  public static ValueType<String> declared(String placeholder) {
    return ValueType.of(placeholder, VariableName::declarable, name -> Code.variable(name, name));
  }

  /**
   * The name of a variable of the notebook.
   *
   * @param placeholder what stands for it in the help
   * @param variable the type that the variable must have
   * @return the type; its value is the name
   */
  public static ValueType<String> variable(String placeholder, Class<?> variable) {
    return ValueType.<String>of(
            placeholder, VariableName::readable, name -> Code.variable(name, name))
        .ofVariables(variable);
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(String::strip).toList();
  }
}
