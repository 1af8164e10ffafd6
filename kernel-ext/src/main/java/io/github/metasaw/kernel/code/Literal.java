package io.github.metasaw.kernel.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that Java writes as literals, constants, lists and maps. */
public final class Literal {

  private Literal() {}

  /**
   * A string literal.
   *
   * @param text any text
   * @return the text and its literal
   */
  public static Code<String> text(String text) {
    return new Code<>(text, JavaText.quote(text));
  }

  /**
   * A literal of type double.
   *
   * @param number any double
   * @return the number and its literal
   */
  public static Code<Double> number(double number) {
    return new Code<>(number, JavaText.number(number));
  }

  /**
   * A literal of type int.
   *
   * @param count any int
   * @return the number and its literal
   */
  public static Code<Integer> count(int count) {
    return new Code<>(count, Integer.toString(count));
  }

  /**
   * A literal of type long.
   *
   * @param number any long
   * @return the number and its literal, {@code 20L}
   */
  public static Code<Long> whole(long number) {
    return new Code<>(number, number + "L");
  }

  /**
   * A truth value.
   *
   * @param truth true or false
   * @return the value and its literal
   */
  public static Code<Boolean> truth(boolean truth) {
    return new Code<>(truth, Boolean.toString(truth));
  }

  /**
   * A character literal.
   *
   * @param sign any character
   * @return the character and its literal
   */
  public static Code<Character> sign(char sign) {
    return new Code<>(sign, JavaText.quote(sign));
  }

  /**
   * A constant of an enum.
   *
   * @param constant of an enum that notebooks import
   * @return the constant and its name, {@code Palindromes.DROP}
   */
  public static <E extends Enum<E>> Code<E> constant(E constant) {
    return new Code<>(constant, JavaText.constant(constant));
  }

  /**
   * A value that methods also take by its name.
   *
   * @param value of any type
   * @param name by which the method called finds the same value
   * @return the value, whose Java is the literal of its name
   */
  public static <T> Code<T> named(T value, String name) {
    return new Code<>(value, JavaText.quote(name));
  }

  /**
   * A list.
   *
   * @param elements of the list, in order
   * @return {@code List.of(...)}
   */
  public static <T> Code<List<T>> list(List<Code<T>> elements) {
    return new Code<>(Code.values(elements), Code.javaOf("List.of", elements));
  }

  /**
   * Several arguments of one method, where it takes any number.
   *
   * @param arguments in order
   * @param <T> type of each
   * @return a list whose Java is the arguments with commas between, {@code "lower", "upper"}
   */
  public static <T> Code<List<T>> arguments(List<Code<T>> arguments) {
    return new Code<>(
        Code.values(arguments), String.join(", ", arguments.stream().map(Code::java).toList()));
  }

  /**
   * A list of texts.
   *
   * @param texts in order
   * @return {@code List.of("a", "b")}
   */
  public static Code<List<String>> texts(List<String> texts) {
    return list(texts.stream().map(Literal::text).toList());
  }

  /**
   * A map from texts.
   *
   * @param entries up to ten keys and values, in the order in which they are written
   * @return {@code Map.of("a", 1.0)}; its value keeps the order
   */
  public static <V> Code<Map<String, V>> map(Map<String, Code<V>> entries) {
    Map<String, V> values = new LinkedHashMap<>();
    List<Code<?>> arguments = new ArrayList<>();
    entries.forEach(
        (key, value) -> {
          values.put(key, value.value());
          arguments.add(text(key));
          arguments.add(value);
        });
    return new Code<>(values, Code.javaOf("Map.of", arguments));
  }
}
