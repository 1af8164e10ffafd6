package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.GroupCovariance;
import io.github.metasaw.formula.Term;
import io.github.metasaw.formula.TermFactor;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.NumericColumn;

/** The coordinates of the levels of a group, and the distances they make. */
final class LevelPlaces {

  /** The ellipsoid WGS 84: its radius at the equator in kilometres, and its flattening. */
  private static final double EQUATOR = 6378.137;

  private static final double FLATTENING = 1 / 298.257223563;

  private final GroupCovariance.Distance metric;

  /** By level and coordinate [levels][coordinates]. */
  private final double[][] places;

  private LevelPlaces(GroupCovariance.Distance metric, double[][] places) {
    this.metric = metric;
    this.places = places;
  }

  /**
   * The places of levels, which all rows of a level share.
   *
   * @throws MetaException for a column that is no column of numbers, rows of a level at several
   *     places, and degrees outside of their range
   */
  static LevelPlaces of(
      GroupCovariance covariance, Term.Group term, GroupLevels levels, Studies studies) {
    List<TermFactor.Column> names = covariance.arguments();
    double[][] places = new double[levels.labels().size()][names.size()];
    for (double[] place : places) {
      Arrays.fill(place, Double.NaN);
    }
    for (int c = 0; c < names.size(); c++) {
      double[] values = coordinates(names.get(c), covariance, studies);
      for (int i = 0; i < values.length; i++) {
        double[] place = places[levels.level()[i]];
        if (!Double.isNaN(place[c]) && place[c] != values[i]) {
          throw MetaException.format(
              "%s is at two places: %s is %s in one row and %s in %s %s; give each place a level of its own",
              "%s '%s'"
                  .formatted(term.groups().get(0).name(), levels.labels().get(levels.level()[i])),
              names.get(c).name(),
              CheckNumber.plain(place[c]),
              CheckNumber.plain(values[i]),
              studies.rowName(i),
              names.get(c).span().place());
        }
        place[c] = values[i];
      }
    }
    return new LevelPlaces(covariance.distance(), places);
  }

  private static double[] coordinates(
      TermFactor.Column name, GroupCovariance covariance, Studies studies) {
    if (!(ModelFrame.of(studies).find(name) instanceof NumericColumn<?> column)) {
      throw MetaException.format(
          "%s in %s must be numeric, because it holds coordinates of %s %s",
          name.name(), studies.name(), covariance.code(), name.span().place());
    }
    double[] values = column.asDoubleArray();
    boolean isLatitude = name.equals(covariance.arguments().get(covariance.arguments().size() - 1));
    double most = isLatitude ? 90 : 360;
    for (int i = 0; i < values.length; i++) {
      if (covariance.distance() == GroupCovariance.Distance.GREAT_CIRCLE
          && Math.abs(values[i]) > most) {
        throw MetaException.format(
            "%s holds %s in %s, but a %s is at most %s degrees %s; the order is cov = %s(longitude, latitude, dist = gcd)",
            name.name(),
            CheckNumber.plain(values[i]),
            studies.rowName(i),
            isLatitude ? "latitude" : "longitude",
            CheckNumber.plain(most),
            name.span().place(),
            covariance.structure().id());
      }
    }
    return values;
  }

  /** Distances of the levels, row-major [levels x levels]. */
  double[] distances() {
    int n = places.length;
    double[] out = new double[n * n];
    for (int g = 0; g < n; g++) {
      for (int h = 0; h < g; h++) {
        out[g * n + h] = distance(places[g], places[h]);
        out[h * n + g] = out[g * n + h];
      }
    }
    return out;
  }

  private double distance(double[] one, double[] other) {
    double sum = 0;
    double squares = 0;
    double most = 0;
    for (int c = 0; c < one.length; c++) {
      double difference = Math.abs(one[c] - other[c]);
      sum += difference;
      squares += difference * difference;
      most = Math.max(most, difference);
    }
    return switch (metric) {
      case EUCLIDEAN -> Math.sqrt(squares);
      case MAXIMUM -> most;
      case MANHATTAN -> sum;
      case GREAT_CIRCLE -> greatCircle(one, other);
    };
  }

  /**
   * Kilometres along the surface of the ellipsoid, to the first order of its flattening (Andoyer's
   * formula as in Meeus 1998, Astronomical Algorithms, 2nd edition, chapter 11), as metafor's
   * {@code dist = "gcd"} computes it by way of {@code sp::spDists}.
   *
   * @param one longitude and latitude in degrees
   */
  static double greatCircle(double[] one, double[] other) {
    double f = Math.toRadians((one[1] + other[1]) / 2);
    double g = Math.toRadians((one[1] - other[1]) / 2);
    double l = Math.toRadians((one[0] - other[0]) / 2);
    double s = square(Math.sin(g), Math.cos(l)) + square(Math.cos(f), Math.sin(l));
    double c = square(Math.cos(g), Math.cos(l)) + square(Math.sin(f), Math.sin(l));
    if (s < 1e-30) {
      return 0;
    }
    double omega = Math.atan2(Math.sqrt(s), Math.sqrt(c));
    double r = Math.sqrt(s * c) / omega;
    double correction =
        (3 * r - 1) / (2 * c) * square(Math.sin(f), Math.cos(g))
            - (3 * r + 1) / (2 * s) * square(Math.cos(f), Math.sin(g));
    return 2 * omega * EQUATOR * (1 + FLATTENING * correction);
  }

  private static double square(double a, double b) {
    return a * a * b * b;
  }
}
