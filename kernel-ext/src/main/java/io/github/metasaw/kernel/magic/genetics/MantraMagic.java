package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.data.StudyReader;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.MantraOptions;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.stream.Stream;

/** {@code %mantra}: Bayes factors and clusters of the studies of one SNP. */
public final class MantraMagic implements Magic {

  private static final Option<Double> LEVEL =
      Option.of(
              "level",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "probability of the intervals of effects")
          .withDefault(() -> MantraOptions.defaults().model().level());

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("NUMBER"), "seed where sets of centres are sampled")
          .withDefault(() -> 20L);

  private static final Settings<Mantra> SETTINGS =
      Settings.<Mantra>none()
          .set(LEVEL, "withLevel", Mantra::withLevel)
          .set(SEED, "withSeed", Mantra::withSeed);

  private static final List<Option<?>> OPTIONS =
      Stream.of(StudiesInput.OPTIONS, MantraOptions.OPTIONS, SETTINGS.options())
          .<Option<?>>flatMap(List::stream)
          .toList();

  @Override
  public Description description() {
    return new Description(
        GENETICS,
        "mantra",
        "TABLE",
        "%mantra snp --freq freqs --as m",
        "One SNP in studies of different ancestry");
  }

  @Override
  public Class<?> type() {
    return MantraFit.class;
  }

  @Override
  public List<Option<?>> options() {
    return OPTIONS;
  }

  @Override
  public List<String> notes() {
    return List.of("The table has a row for each study of one SNP");
  }

  @Override
  public MagicResult run(MagicLine line) {
    StudiesInput studies = StudiesInput.of(line);
    Code<Mantra> mantra = SETTINGS.apply(MantraOptions.required(line), line);
    try (ProgressBar bar = new ProgressBar(line.host(), "mantra")) {
      Code<MantraFit> fit =
          mantra.call(
              "fit",
              (of, snp) ->
                  of.fit(
                      snp,
                      (stage, done, total) -> bar.accept(stage.label(), stage.unit(), done, total)),
              studies.reader().call("read", StudyReader::read));
      return MagicResult.of(fit, Render.mantraSheets(fit.value(), MagicWording.OF_CELL));
    }
  }
}
