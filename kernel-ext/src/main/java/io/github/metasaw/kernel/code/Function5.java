package io.github.metasaw.kernel.code;

/**
 * A method of five arguments.
 *
 * @param <A> type of its first argument
 * @param <B> type of its second argument
 * @param <C> type of its third argument
 * @param <D> type of its fourth argument
 * @param <E> type of its fifth argument
 * @param <R> type of its result
 */
@FunctionalInterface
public interface Function5<A, B, C, D, E, R> {

  /**
   * Calls the method.
   *
   * @param a its first argument
   * @param b its second argument
   * @param c its third argument
   * @param d its fourth argument
   * @param e its fifth argument
   * @return its result
   */
  R apply(A a, B b, C c, D d, E e);
}
