package io.github.metasaw.kernel.option;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Options and the methods of a builder that they call, in order. Immutable.
 *
 * <pre>{@code
 * Settings.<FreqOptions>none().set(LEVEL, "withLevel", FreqOptions::withLevel)
 * }</pre>
 *
 * @param <B> the builder, whose methods return a changed copy
 */
public final class Settings<B> {

  /** What becomes of a builder when its options stand in the line. */
  public interface Step<B> {
    /**
     * Calls the method of one option, or leaves the builder as it is.
     *
     * @param builder so far
     * @param line the options that stand in the line
     * @return the builder after it
     */
    Code<B> apply(Code<B> builder, GivenOptions line);
  }

  private final List<Option<?>> options;
  private final List<Step<B>> steps;

  private Settings(List<Option<?>> options, List<Step<B>> steps) {
    this.options = List.copyOf(options);
    this.steps = List.copyOf(steps);
  }

  /**
   * No options yet.
   *
   * @return to add to
   */
  public static <B> Settings<B> none() {
    return new Settings<>(List.of(), List.of());
  }

  /**
   * An option whose value a method takes.
   *
   * @param option to declare
   * @param method name of the builder's method
   * @param with the same method
   * @return these settings and one more
   */
  public <T> Settings<B> set(
      Option<T> option, String method, BiFunction<? super B, ? super T, ? extends B> with) {
    return step(
        List.of(option),
        (builder, line) ->
            line.given(option)
                .<Code<B>>map(value -> builder.call(method, with, value))
                .orElse(builder));
  }

  /**
   * A flag for a method without arguments.
   *
   * @param flag to declare
   * @param method name of the builder's method
   * @param with the same method
   * @return these settings and one more
   */
  public Settings<B> when(Option<Boolean> flag, String method, UnaryOperator<B> with) {
    return step(
        List.of(flag), (builder, line) -> line.has(flag) ? builder.call(method, with) : builder);
  }

  /**
   * A flag for a method that takes a truth value.
   *
   * @param flag to declare
   * @param method name of the builder's method
   * @param with the same method
   * @param value that the flag stands for
   * @return these settings and one more
   */
  public Settings<B> when(
      Option<Boolean> flag,
      String method,
      BiFunction<? super B, ? super Boolean, ? extends B> with,
      boolean value) {
    return step(
        List.of(flag),
        (builder, line) ->
            line.has(flag) ? builder.call(method, with, Literal.truth(value)) : builder);
  }

  /**
   * Options that belong together, in a way of their own.
   *
   * @param together the options that the step reads
   * @param step what becomes of the builder
   * @return these settings and more
   */
  public Settings<B> step(List<Option<?>> together, Step<B> step) {
    List<Option<?>> allOptions = new ArrayList<>(options);
    allOptions.addAll(together);
    List<Step<B>> allSteps = new ArrayList<>(steps);
    allSteps.add(step);
    return new Settings<>(allOptions, allSteps);
  }

  /**
   * The options, in the order declared.
   *
   * @return all of them
   */
  public List<Option<?>> options() {
    return options;
  }

  /**
   * The builder of a line.
   *
   * @param start the builder without options
   * @param line the options that stand in the line
   * @return the builder after all of them, with its Java
   */
  public Code<B> apply(Code<B> start, GivenOptions line) {
    Code<B> builder = start;
    for (Step<B> step : steps) {
      builder = step.apply(builder, line);
    }
    return builder;
  }
}
