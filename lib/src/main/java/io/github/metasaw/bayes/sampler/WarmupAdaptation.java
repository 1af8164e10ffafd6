package io.github.metasaw.bayes.sampler;

import java.util.Arrays;

/**
 * Estimates the scales of the coordinates in windows of warm-up that double in length, after an
 * initial stretch in which the chain moves to the region of high probability, and before a final
 * one for the step size alone (Stan Reference Manual, "HMC algorithm parameters").
 */
final class WarmupAdaptation {

  private static final int START = 75;
  private static final int END = 50;

  /** Share of a long warm-up left to the step size: its mean acceptance is slow to settle. */
  private static final double END_SHARE = 0.2;

  private static final int FIRST = 25;

  /** Draws that pull an estimated variance towards {@link #SMALL}, when a window has few. */
  private static final double PRIOR_DRAWS = 5;

  private static final double SMALL = 1e-3;

  private final int from;
  private final int to;
  private final double[] mean;
  private final double[] squares;
  private int count;
  private int length;
  private int end;

  /**
   * @param warmup iterations of warm-up
   * @param n coordinates
   */
  WarmupAdaptation(int warmup, int n) {
    boolean shortened = START + FIRST + END > warmup;
    this.from = shortened ? (int) (0.15 * warmup) : START;
    this.to = shortened ? (int) (0.9 * warmup) : warmup - Math.max(END, (int) (END_SHARE * warmup));
    this.mean = new double[n];
    this.squares = new double[n];
    this.length = shortened ? to - from : FIRST;
    this.end = lastOr(from + length);
  }

  /** A window after which there is no room for one of twice its length goes on to the end. */
  private int lastOr(int planned) {
    return planned + 2 * length > to ? to : planned;
  }

  /**
   * Learns from the position of an iteration of warm-up.
   *
   * @param at the iteration, from 0
   * @param scale receives the new scales [n] when a window is full
   * @return whether it was
   */
  boolean learn(int at, double[] position, double[] scale) {
    if (at < from || at >= to) {
      return false;
    }
    count++;
    for (int i = 0; i < mean.length; i++) {
      double gap = position[i] - mean[i];
      mean[i] += gap / count;
      squares[i] += gap * (position[i] - mean[i]);
    }
    if (at + 1 < end || count < 2) {
      return false;
    }
    double own = count / (count + PRIOR_DRAWS);
    for (int i = 0; i < scale.length; i++) {
      scale[i] = Math.sqrt(own * squares[i] / (count - 1) + (1 - own) * SMALL);
    }
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
    count = 0;
    length *= 2;
    end = lastOr(end + length);
    return true;
  }
}
