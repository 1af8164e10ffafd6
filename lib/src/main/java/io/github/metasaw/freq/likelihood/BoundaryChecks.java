package io.github.metasaw.freq.likelihood;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Remarks on parameters that are estimated at a boundary: SDs of 0, correlations of -1 or 1,
 * spatial ranges of 0, ends of the range of a selection parameter.
 */
@API(status = API.Status.INTERNAL)
public final class BoundaryChecks {

  private BoundaryChecks() {}

  /**
   * The remarks on a maximum.
   *
   * @param maximum of any likelihood
   * @return one per quantity of 0, and one for all correlations of effects together; none where the
   *     maximum is inside
   */
  public static List<Check> of(MaximumLikelihood<?> maximum) {
    List<Parameter> parameters = maximum.likelihood().parameters();
    List<Check> checks = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    for (Boundary boundary : maximum.likelihood().boundaries()) {
      Parameter parameter = parameters.get(boundary.t());
      double[] theta = maximum.theta();
      if (!maximum.atBoundary(boundary.t()) || boundary.value(theta) != theta[boundary.t()]) {
        continue;
      }
      // The correlation of two outcomes has a row of its own.
      if (parameter instanceof Parameter.GroupCorrelation correlation) {
        alike.add(correlation.natural().orElseThrow());
      } else if (parameter instanceof Parameter.StructureCorrelation correlation) {
        checks.add(structure(correlation, theta[boundary.t()]));
      } else if (parameter instanceof Parameter.SpatialRange) {
        checks.add(range(parameter));
      } else if (parameter instanceof Parameter.Selection) {
        checks.add(selection(parameter, theta[boundary.t()] < 0));
      } else if (!boundary.correlation()) {
        checks.add(zero(parameter, boundary.idle().length > 0));
      }
    }
    if (!alike.isEmpty()) {
      checks.add(
          Check.note(
              "correlation_at_one",
              String.join(", ", alike),
              "The likelihood is highest where these effects move together exactly, so their"
                  + " correlation is estimated as -1 or 1, without standard error. That is not"
                  + " evidence that it is: look at its profile likelihood, or write || for"
                  + " uncorrelated effects."));
    }
    return checks;
  }

  private static Check structure(Parameter.StructureCorrelation correlation, double end) {
    return Check.note(
        "rho_at_limit",
        correlation.scalar(),
        "The likelihood is highest at %s, an end of the range of this correlation, so it is estimated"
                .formatted(CheckNumber.plain(correlation.link().toNatural(end)))
            + " there, without standard error. That is not evidence that it is there: look at its"
            + " profile likelihood.");
  }

  private static Check range(Parameter range) {
    return Check.note(
        "range_at_zero",
        range.natural().orElse(range.name()),
        "The likelihood is highest where effects at different places are independent, so the range of"
            + " their correlation is estimated as 0, without standard error. That is not evidence"
            + " that it is 0: look at its profile likelihood.");
  }

  private static Check selection(Parameter parameter, boolean isLowest) {
    return Check.note(
        "selection_at_limit",
        parameter.name(),
        "The likelihood is highest at the %s end of the range of this parameter of selection, so it"
                .formatted(isLowest ? "lower" : "upper")
            + " is put there, without standard error. That is not evidence that it is there: look at"
            + " its profile likelihood, or ask for a function with fewer parameters.");
  }

  private static Check zero(Parameter parameter, boolean correlated) {
    String name = parameter.name();
    return parameter instanceof Parameter.Proportion
        ? Check.note(
            "phi_at_zero",
            name,
            "The rows differ no more where their sampling variances are said to be larger, so the"
                + " factor of these is estimated as 0. Weights are large where estimates are"
                + " precise, as 1/vi is.")
        : Check.note(
            "sd_at_zero",
            name,
            "The rows differ no more than the rest of the model makes them, so this SD is estimated"
                + " as 0 (its logarithm as -Infinity, without standard error). That is not evidence"
                + " that it is 0: look at its profile likelihood."
                + (correlated ? " Correlations with what does not vary have no value." : ""));
  }
}
