package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.ArrayList;
import java.util.List;

/** {@code %profile}: profile likelihoods. */
public final class ProfileMagic implements Magic {

  private static final Option<String> TERM =
      Option.of(
              "term", ValueType.text("NAME"), "a coefficient, as its row is named; may be repeated")
          .repeatable();

  @Override
  public Description description() {
    return MODERATORS.magic(
        "profile",
        "FIT [TERM...]",
        "%profile fit --term sigma:habitatforest",
        "Profile likelihoods of coefficients");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FigureOptions.SAVE, TERM);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.first(FrequentistFit.class, "the name of a fit");
    List<String> terms = new ArrayList<>(line.rest());
    terms.addAll(line.all(TERM));
    return MagicResult.of(
        Code.<FrequentistFit, String, Figure>ofAll(
            "Figures.profile",
            (of, names) -> Figures.profile(of, names.toArray(new String[0])),
            fit,
            terms.stream().map(Code::text).toList()));
  }
}
