package io.github.metasaw.kernel.magic.posterior;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import java.util.List;

/** A figure of some variables of a posterior, as several magics draw it. */
final class PosteriorFigure {

  /** A method of {@link Figures} that draws variables. */
  interface OfVariables {
    /**
     * Draws.
     *
     * @param fit the posterior
     * @param variables names of parameters; none for the coefficients and tau
     * @return the figure
     */
    Figure draw(BayesFit fit, String... variables);
  }

  private PosteriorFigure() {}

  /**
   * The figure of the line.
   *
   * @param line whose first word names a posterior, and whose other words name variables
   * @param method as it is written
   * @param figure the same method
   * @return the figure with its Java
   */
  static Code<Figure> of(MagicLine line, String method, OfVariables figure) {
    Code<BayesFit> fit = posterior(line);
    List<Code<String>> variables = line.rest().stream().map(Literal::text).toList();
    return Code.ofAll(
        method,
        (posterior, names) -> figure.draw(posterior, names.toArray(new String[0])),
        fit,
        variables);
  }

  /**
   * The posterior of the line.
   *
   * @param line whose first word names a posterior
   * @return the variable
   */
  static Code<BayesFit> posterior(MagicLine line) {
    return line.first(BayesFit.class, "the name of a posterior");
  }
}
