package io.github.metasaw.bayes.sampler;

import io.github.metasaw.fit.Marginal;
import io.github.metasaw.random.RandomStream;

/** Independent draws of the one unknown SD, by inversion of its distribution function. */
final class InversionKernel implements ChainKernel {

  private final Marginal sd;
  private final StructuredCoordinates coordinates;
  private final RandomStream stream;
  private double[] z;

  InversionKernel(Marginal sd, StructuredCoordinates coordinates, RandomStream stream) {
    this.sd = sd;
    this.coordinates = coordinates;
    this.stream = stream;
    this.z = coordinates.middle();
  }

  @Override
  public void move(int at) {
    double value = Math.max(sd.quantile(stream.nextUniform()), Double.MIN_NORMAL);
    z = coordinates.only(Math.log(value));
  }

  @Override
  public double[] position() {
    return z;
  }

  @Override
  public void refresh() {}
}
