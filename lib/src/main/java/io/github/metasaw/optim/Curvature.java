package io.github.metasaw.optim;

/** Second derivatives from differences of an exact gradient. */
public final class Curvature {

  /** Step in units of the width that the information gives: errors of about 1e-8. */
  private static final double STEP = 1e-4;

  private Curvature() {}

  /**
   * The Hessian at t: the function's own, or else by central differences of the gradient, made
   * symmetric. Leaves the function at t.
   *
   * @param f the function, last evaluated at t
   * @param t [q]
   * @param information gives the width of the function in each direction, row-major [q x q]
   * @return second derivatives, row-major [q x q]
   */
  public static double[] hessian(Objective f, double[] t, double[] information) {
    int q = t.length;
    double[] exact = f.exactHessian();
    if (exact.length == q * q) {
      return exact;
    }
    double[] raw = new double[q * q];
    for (int j = 0; j < q; j++) {
      double width = information[j * q + j] > 0 ? 1 / Math.sqrt(information[j * q + j]) : 1;
      double h = STEP * Math.min(width, 10 * Math.max(1, Math.abs(t[j])));
      double[] up = gradientAt(f, t, j, h);
      double[] down = gradientAt(f, t, j, -h);
      for (int i = 0; i < q; i++) {
        raw[i * q + j] = (up[i] - down[i]) / (2 * h);
      }
    }
    f.value(t);
    double[] hessian = new double[q * q];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        hessian[i * q + j] = 0.5 * (raw[i * q + j] + raw[j * q + i]);
      }
    }
    return hessian;
  }

  private static double[] gradientAt(Objective f, double[] t, int j, double step) {
    double[] moved = t.clone();
    moved[j] += step;
    f.value(moved);
    return f.gradient();
  }
}
