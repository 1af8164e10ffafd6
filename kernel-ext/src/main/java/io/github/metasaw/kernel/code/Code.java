package io.github.metasaw.kernel.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A value together with the Java that gives it. A call computes the value and writes its Java from
 * the same arguments:
 *
 * <pre>{@code
 * Code<FrequentistFit> fit = Code.variable("fit", value);
 * fit.call("leaveOneOut", FrequentistFit::leaveOneOut).java(); // fit.leaveOneOut()
 * }</pre>
 *
 * @param value what the Java evaluates to
 * @param java an expression, for a notebook with the imports and the variables of the user
 */
public record Code<T>(T value, String java) {

  /**
   * A variable of the notebook.
   *
   * @param name of the variable
   * @param value that it holds
   * @return the value, whose Java is the name
   */
  public static <T> Code<T> variable(String name, T value) {
    return new Code<>(value, name);
  }

  /**
   * A static method or a constructor without arguments.
   *
   * @param method as it is written, {@code Meta.datasets} or {@code new Box}
   * @param value what it gives
   * @return the value and the call
   */
  public static <R> Code<R> of(String method, R value) {
    return new Code<>(value, method + "()");
  }

  /**
   * A static method or a constructor of one argument.
   *
   * @param method as it is written, {@code Meta.dataset}
   * @param function the same method
   * @param a its argument
   * @return the result and the call
   */
  public static <A, R> Code<R> of(
      String method, Function<? super A, ? extends R> function, Code<A> a) {
    return new Code<>(function.apply(a.value()), javaOf(method, List.of(a)));
  }

  /**
   * A static method or a constructor of two arguments.
   *
   * @param method as it is written, {@code Figures.funnel}
   * @param function the same method
   * @param a its first argument
   * @param b its second argument
   * @return the result and the call
   */
  public static <A, B, R> Code<R> of(
      String method, BiFunction<? super A, ? super B, ? extends R> function, Code<A> a, Code<B> b) {
    return new Code<>(function.apply(a.value(), b.value()), javaOf(method, List.of(a, b)));
  }

  /**
   * A static method or a constructor of three arguments.
   *
   * @param method as it is written
   * @param function the same method
   * @param a its first argument
   * @param b its second argument
   * @param c its third argument
   * @return the result and the call
   */
  public static <A, B, C, R> Code<R> of(
      String method, Function3<A, B, C, ? extends R> function, Code<A> a, Code<B> b, Code<C> c) {
    return new Code<>(
        function.apply(a.value(), b.value(), c.value()), javaOf(method, List.of(a, b, c)));
  }

  /**
   * A static method or a constructor of four arguments.
   *
   * @param method as it is written
   * @param function the same method
   * @param a its first argument
   * @param b its second argument
   * @param c its third argument
   * @param d its fourth argument
   * @return the result and the call
   */
  public static <A, B, C, D, R> Code<R> of(
      String method,
      Function4<A, B, C, D, ? extends R> function,
      Code<A> a,
      Code<B> b,
      Code<C> c,
      Code<D> d) {
    return new Code<>(
        function.apply(a.value(), b.value(), c.value(), d.value()),
        javaOf(method, List.of(a, b, c, d)));
  }

  /**
   * A static method or a constructor of five arguments.
   *
   * @param method as it is written
   * @param function the same method
   * @param a its first argument
   * @param b its second argument
   * @param c its third argument
   * @param d its fourth argument
   * @param e its fifth argument
   * @return the result and the call
   */
  public static <A, B, C, D, E, R> Code<R> of(
      String method,
      Function5<A, B, C, D, E, ? extends R> function,
      Code<A> a,
      Code<B> b,
      Code<C> c,
      Code<D> d,
      Code<E> e) {
    return new Code<>(
        function.apply(a.value(), b.value(), c.value(), d.value(), e.value()),
        javaOf(method, List.of(a, b, c, d, e)));
  }

  /**
   * A static method that takes any number of arguments of one type.
   *
   * @param method as it is written, {@code PosteriorFigures.tau}
   * @param function the same method, of a list
   * @param arguments in order
   * @return the result and the call
   */
  public static <A, R> Code<R> ofAll(
      String method, Function<List<A>, ? extends R> function, List<Code<A>> arguments) {
    return new Code<>(function.apply(values(arguments)), javaOf(method, arguments));
  }

  /**
   * A static method whose last arguments are any number of one type.
   *
   * @param method as it is written, {@code PosteriorFigures.trace}
   * @param function the same method, of a list
   * @param first its first argument
   * @param rest the arguments after it, in order
   * @return the result and the call
   */
  public static <A, B, R> Code<R> ofAll(
      String method,
      BiFunction<? super A, List<B>, ? extends R> function,
      Code<A> first,
      List<Code<B>> rest) {
    List<Code<?>> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return new Code<>(function.apply(first.value(), values(rest)), javaOf(method, all));
  }

  /**
   * A method of this value without arguments.
   *
   * @param method its name
   * @param function the same method
   * @return the result and the call
   */
  public <R> Code<R> call(String method, Function<? super T, ? extends R> function) {
    return on(method, function.apply(value));
  }

  /**
   * A method of this value with one argument.
   *
   * @param method its name
   * @param function the same method
   * @param a its argument
   * @return the result and the call
   */
  public <A, R> Code<R> call(
      String method, BiFunction<? super T, ? super A, ? extends R> function, Code<A> a) {
    return on(method, function.apply(value, a.value()), a);
  }

  /**
   * A method of this value with two arguments.
   *
   * @param method its name
   * @param function the same method
   * @param a its first argument
   * @param b its second argument
   * @return the result and the call
   */
  public <A, B, R> Code<R> call(
      String method, Function3<T, A, B, ? extends R> function, Code<A> a, Code<B> b) {
    return on(method, function.apply(value, a.value(), b.value()), a, b);
  }

  /**
   * A method of this value whose last arguments are any number of texts.
   *
   * @param method its name
   * @param function the same method, of an array
   * @param a its first argument
   * @param rest the arguments after it, in order
   * @return the result and the call
   */
  public <A, R> Code<R> callAll(
      String method,
      Function3<T, A, String[], ? extends R> function,
      Code<A> a,
      List<String> rest) {
    List<Code<?>> all = new ArrayList<>(List.of(a));
    rest.forEach(text -> all.add(new Code<>(text, JavaText.quote(text))));
    return on(
        method,
        function.apply(value, a.value(), rest.toArray(new String[0])),
        all.toArray(new Code<?>[0]));
  }

  /**
   * A method of any number of texts.
   *
   * @param method its name
   * @param function the same method, of an array
   * @param texts its arguments in order
   * @return the result and the call
   */
  public <R> Code<R> callAll(
      String method, BiFunction<? super T, String[], ? extends R> function, List<String> texts) {
    return on(
        method,
        function.apply(value, texts.toArray(new String[0])),
        texts.stream().map(Literal::text).toArray(Code<?>[]::new));
  }

  /**
   * The same Java, of a value that listens to its computation or knows beforehand what the Java
   * reads from a text. The caller answers for equal results.
   *
   * @param change of the value that leaves its results as they are
   * @return the changed value with the Java of this one
   */
  public Code<T> observed(UnaryOperator<T> change) {
    return new Code<>(change.apply(value), java);
  }

  private <R> Code<R> on(String method, R result, Code<?>... arguments) {
    return new Code<>(result, javaOf(java + "." + method, Arrays.asList(arguments)));
  }

  static <T> List<T> values(List<Code<T>> codes) {
    return codes.stream().map(Code::value).toList();
  }

  static String javaOf(String method, List<? extends Code<?>> arguments) {
    return method + "(" + String.join(", ", arguments.stream().map(Code::java).toList()) + ")";
  }

  @Override
  public String toString() {
    return java;
  }
}
