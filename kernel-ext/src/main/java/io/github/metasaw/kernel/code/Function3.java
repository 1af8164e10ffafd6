package io.github.metasaw.kernel.code;

/**
 * A method of three arguments.
 *
 * @param <A> type of its first argument
 * @param <B> type of its second argument
 * @param <C> type of its third argument
 * @param <R> type of its result
 */
@FunctionalInterface
public interface Function3<A, B, C, R> {

  /**
   * Calls the method.
   *
   * @param a its first argument
   * @param b its second argument
   * @param c its third argument
   * @return its result
   */
  R apply(A a, B b, C c);
}
