package io.github.metasaw.data.effect.convert;

/**
 * A group with mean and SD.
 *
 * @param mean of the group
 * @param sd of the group, with n - 1
 * @param n its size; need not be whole if a shared control was split
 */
public record Arm(double mean, double sd, double n) {

  /**
   * Both groups as one: the mean and SD that all people together have (Cochrane Handbook,
   * 6.5.2.10).
   *
   * @param other group
   * @return the combined group
   */
  public Arm combined(Arm other) {
    double total = n + other.n;
    double gap = mean - other.mean;
    double within = (n - 1) * sd * sd + (other.n - 1) * other.sd * other.sd;
    double squares = within + n * other.n / total * gap * gap;
    return new Arm(
        (n * mean + other.n * other.mean) / total, Math.sqrt(squares / (total - 1)), total);
  }

  /**
   * A share of a control group that several comparisons of one study use, so that nobody counts
   * twice (Cochrane Handbook, 23.3.4).
   *
   * @param comparisons number of comparisons, at least 1
   * @return the same mean and SD of a part of the people
   */
  public Arm shared(int comparisons) {
    return new Arm(mean, sd, n / comparisons);
  }

  /**
   * The group of a trial that randomised clusters, with the size it is worth (Cochrane Handbook,
   * 23.1.4).
   *
   * @param clusterSize average number of people in a cluster
   * @param icc intracluster correlation
   * @return the same mean and SD, n over the design effect
   */
  public Arm clustered(double clusterSize, double icc) {
    return new Arm(mean, sd, n / ClusterDesign.effect(clusterSize, icc));
  }
}
