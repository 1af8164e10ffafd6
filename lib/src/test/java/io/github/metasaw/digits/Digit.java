package io.github.metasaw.digits;

/**
 * A number that R prints, and ours.
 *
 * @param data the data set
 * @param call of R, in short
 * @param quantity what it is
 * @param theirs R's
 * @param ours this library's
 * @param cause why they may differ
 */
record Digit(String data, String call, String quantity, double theirs, double ours, Cause cause) {

  /** Below this, a number is 0: a p value that underflows, a variance at its boundary. */
  private static final double TINY = 1e-11;

  /** The same for a share in per cent that a search leaves a little above 0. */
  private static final double TINY_SHARE = 1e-7;

  /** Difference, relative to the larger of the two. */
  double difference() {
    double size = Math.max(Math.abs(theirs), Math.abs(ours));
    return size < (quantity.equals("I2") ? TINY_SHARE : TINY) ? 0 : Math.abs(theirs - ours) / size;
  }

  /** The function of R: {@code rma}. */
  String function() {
    return call.substring(0, call.indexOf(' ') < 0 ? call.length() : call.indexOf(' '));
  }

  /** What it was asked for, in short: {@code REML knha}. */
  String settings() {
    return call.contains(" ") ? call.substring(call.indexOf(' ') + 1) : "defaults";
  }

  /** Whether it is one that the page names. */
  boolean differs() {
    return !(difference() <= 1e-6);
  }
}
