package io.github.metasaw.web.small;

import java.util.Locale;
import org.apache.commons.math3.exception.util.Localizable;

/**
 * {@link org.apache.commons.math3.exception.util.LocalizedFormats} with the messages that the
 * numeric core can meet. One that is missing here is an error of compilation.
 */
public enum SmallLocalizedFormats implements Localizable {
  /** The ends of a search. */
  SAME_SIGN_AT_ENDPOINTS("function values at endpoints do not have different signs"),
  /** The ends of a search in order. */
  ENDPOINTS_NOT_AN_INTERVAL("endpoints do not specify an interval"),
  /** What is counted. */
  EVALUATIONS("evaluations"),
  /** An argument. */
  NULL_NOT_ALLOWED("null is not allowed"),
  /** Arrays. */
  DIMENSIONS_MISMATCH_SIMPLE("dimensions do not match"),
  /** A search. */
  MAX_COUNT_EXCEEDED("maximal count exceeded"),
  /** Anything else. */
  ILLEGAL_STATE("illegal state"),
  /** An argument. */
  NUMBER_TOO_SMALL("number is too small"),
  /** An argument. */
  NUMBER_TOO_SMALL_BOUND_EXCLUDED("number is not above its bound");

  private final String text;

  SmallLocalizedFormats(String text) {
    this.text = text;
  }

  @Override
  public String getSourceString() {
    return text;
  }

  @Override
  public String getLocalizedString(Locale locale) {
    return text;
  }
}
