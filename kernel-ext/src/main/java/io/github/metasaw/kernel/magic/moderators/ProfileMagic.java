package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.RegressionFigures;
import java.util.ArrayList;
import java.util.List;

/** {@code %profile}: profile likelihoods. */
public final class ProfileMagic extends FigureMagic {

  private static final Option<String> TERM =
      Option.of(
              "term",
              ValueTypes.text("NAME").ofTerms(),
              "a coefficient, as its row is named; may be repeated")
          .repeatable();

  /** Creates the magic. */
  public ProfileMagic() {
    super(
        new Description(
            MODERATORS,
            "profile",
            "FIT [TERM...]",
            "%profile fit --term sigma:habitatforest",
            "Profile likelihoods of coefficients"),
        List.of(TERM));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.first(FrequentistFit.class, "the name of a fit");
    List<String> terms = new ArrayList<>(line.rest());
    terms.addAll(line.all(TERM));
    return Code.<FrequentistFit, String, Figure>ofAll(
        "RegressionFigures.profile",
        (of, names) -> RegressionFigures.profile(of, names.toArray(new String[0])),
        fit,
        terms.stream().map(Literal::text).toList());
  }
}
