package io.github.metasaw.bayes.sampler;

import io.github.metasaw.random.RandomStream;
import java.util.function.ToDoubleFunction;

/** A chain of {@link SliceSampler} steps, one coordinate after the other. */
final class SliceKernel implements ChainKernel {

  private final int warmup;
  private final RandomStream stream;
  private final double[] z;
  private final SliceSampler[] slices;

  /**
   * @param logDensity up to a constant; negative infinity outside the support
   * @param start a place where it is finite [n]
   */
  SliceKernel(
      ChainSettings settings,
      ToDoubleFunction<double[]> logDensity,
      double[] start,
      RandomStream stream) {
    this.warmup = settings.warmup();
    this.stream = stream;
    this.z = start.clone();
    this.slices = new SliceSampler[z.length];
    for (int j = 0; j < z.length; j++) {
      int own = j;
      slices[j] =
          new SliceSampler(
              x -> {
                double before = z[own];
                z[own] = x;
                double log = logDensity.applyAsDouble(z);
                z[own] = before;
                return log;
              },
              z[j]);
    }
  }

  @Override
  public void move(int at) {
    for (int j = 0; j < z.length; j++) {
      // The others have moved since this one was last asked.
      slices[j].refresh();
      z[j] = at < warmup ? slices[j].tune(stream) : slices[j].next(stream);
    }
  }

  @Override
  public double[] position() {
    return z;
  }

  /** Nothing is kept from one move to the next. */
  @Override
  public void refresh() {}
}
