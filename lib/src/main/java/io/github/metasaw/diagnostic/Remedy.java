package io.github.metasaw.diagnostic;

import java.io.Serializable;
import java.util.List;

/**
 * Something the reader can do about a fault or a remark, as data: each front end of the library
 * words it in its own language (see {@link Wording}).
 *
 * @param kind what is to be done
 * @param name name of the option, figure or analysis, for example {@code sampler}
 * @param values values of an option, as text; empty where the reader chooses them
 */
public record Remedy(Kind kind, String name, List<Value> values) implements MessagePart {

  /** What is to be done. */
  public enum Kind {
    /** Set an option of a fit: {@code .withSampler("gibbs")}. */
    FIT_OPTION,
    /** Say which columns hold the data: {@code .vi("COLUMN")}. */
    DATA_OPTION,
    /** Say which column holds an input of an effect size: {@code .column("ai", "COLUMN")}. */
    INPUT,
    /** Say something of the data that takes no value: {@code .ratios()}. */
    DATA_FLAG,
    /** Look at a figure of the posterior: {@code PosteriorFigures.trace}. */
    FIGURE,
    /** Make another analysis: {@code Sensitivity.of}. */
    ANALYSIS,
    /** Fit a model text by another engine: {@code Meta.bayes}. */
    MODEL
  }

  /**
   * A value of an option.
   *
   * @param text as the reader would type it, without quotes
   * @param isNumber whether it is a number, which no language quotes
   */
  public record Value(String text, boolean isNumber) implements Serializable {}

  public Remedy {
    values = List.copyOf(values);
  }

  /**
   * An option of a fit.
   *
   * @param name for example {@code sampler}
   * @param words values; none where the reader chooses one
   * @return a remedy
   */
  public static Remedy option(String name, String... words) {
    return new Remedy(Kind.FIT_OPTION, name, words(words));
  }

  /**
   * An option of a fit that takes a number.
   *
   * @param name for example {@code draws}
   * @param number its value
   * @return a remedy
   */
  public static Remedy option(String name, long number) {
    return new Remedy(Kind.FIT_OPTION, name, List.of(new Value(Long.toString(number), true)));
  }

  /**
   * An option that says which columns hold the data.
   *
   * @param name for example {@code vi}
   * @param columns names, or words that stand for names; none where the reader chooses them
   * @return a remedy
   */
  public static Remedy data(String name, String... columns) {
    return new Remedy(Kind.DATA_OPTION, name, words(columns));
  }

  /**
   * The column of an input of an effect size.
   *
   * @param name of the input, for example {@code ai}
   * @param column its name, or a word that stands for it
   * @return a remedy
   */
  public static Remedy input(String name, String column) {
    return new Remedy(Kind.INPUT, name, words(column));
  }

  /**
   * An option of the data without a value.
   *
   * @param name for example {@code ratios}
   * @return a remedy
   */
  public static Remedy dataFlag(String name) {
    return new Remedy(Kind.DATA_FLAG, name, List.of());
  }

  /**
   * A figure to look at.
   *
   * @param name of its method, for example {@code trace}
   * @return a remedy
   */
  public static Remedy figure(String name) {
    return new Remedy(Kind.FIGURE, name, List.of());
  }

  /**
   * Another analysis.
   *
   * @param name its class with a small initial, for example {@code sensitivity}
   * @return a remedy
   */
  public static Remedy analysis(String name) {
    return new Remedy(Kind.ANALYSIS, name, List.of());
  }

  /**
   * Another engine for a model text.
   *
   * @param name {@code fit} or {@code bayes}
   * @return a remedy
   */
  public static Remedy model(String name) {
    return new Remedy(Kind.MODEL, name, List.of());
  }

  private static List<Value> words(String... words) {
    return List.of(words).stream().map(word -> new Value(word, false)).toList();
  }
}
