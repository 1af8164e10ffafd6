package io.github.metasaw.bayes.sampler;

/** A density on R^n with its gradient, as Hamiltonian samplers need it. */
interface DifferentiableDensity {

  /** The number of coordinates, n. */
  int size();

  /**
   * The density at a place.
   *
   * @param q the place [n]
   * @param gradient receives the gradient of the log density [n]
   * @return natural log of the density up to a constant; negative infinity outside its support
   */
  double at(double[] q, double[] gradient);
}
