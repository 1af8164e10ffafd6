package io.github.metasaw.freq.structured;

import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The heterogeneity parameters that are single numbers, on the scale on which they are read: {@code
 * sigma} for {@code sigma:(Intercept)}, where sigma has no moderators; {@code sd(study)}; {@code
 * rho12}; {@code phi}; of several effects of a group {@code sd(study:x)} and {@code
 * cor(study:x,z)}.
 */
@API(status = API.Status.INTERNAL)
public final class ParameterScales {

  /**
   * One number of a fit on one of its scales.
   *
   * @param name on this scale
   * @param place among the numbers of the fit
   * @param link from the number of the fit to this scale
   */
  public record Scale(String name, int place, Link link) {}

  private ParameterScales() {}

  /**
   * The SDs, correlations and factors of a fit on their own scale.
   *
   * @param fit with the dispersion
   * @return in the order of theta
   */
  public static List<Scale> of(StructuredSolution fit) {
    List<Scale> all = new ArrayList<>();
    for (int j = fit.p; j < fit.size(); j++) {
      Parameter parameter = fit.parameter(j);
      int place = j;
      if (isAlone(fit, parameter)) {
        parameter.natural().ifPresent(name -> all.add(new Scale(name, place, parameter.link())));
      }
    }
    return all;
  }

  /** Whether no other coefficient belongs to the same line. */
  private static boolean isAlone(StructuredSolution fit, Parameter parameter) {
    int count = 0;
    for (int j = fit.p; j < fit.size(); j++) {
      count += fit.parameter(j).target().equals(parameter.target()) ? 1 : 0;
    }
    return parameter.target().isEmpty() || count == 1;
  }
}
