package io.github.metasaw.kernel.magic.paper;

import static io.github.metasaw.kernel.magic.MagicGroup.PAPER;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.program.Program;
import io.github.metasaw.freq.program.ProgramComparison;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.RobustOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;

/** {@code %explain}: what another program prints for the same data, and why it differs. */
public final class ExplainMagic implements Magic {

  private static final Option<Program> LIKE =
      Option.of(
          "like",
          ValueTypes.constant("PROGRAM", Program::parse, Program.class),
          "the program whose defaults are compared");

  @Override
  public Description description() {
    return new Description(
        PAPER,
        "explain",
        "FIT",
        "%explain fit --like revman",
        "What another program prints for these data, and why it differs");
  }

  @Override
  public Class<?> type() {
    return ProgramComparison.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(LIKE, RobustOptions.CLUSTER);
  }

  @Override
  public List<String> notes() {
    return List.of("%meta dat --preset revman fits with the settings of that program.");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<Program> program =
        line.given(LIKE)
            .orElseThrow(
                () ->
                    MetaException.of(
                        "%%explain needs a program to compare with, as in %%explain %s --like revman; there are %s"
                            .formatted(
                                fit.java(), String.join(", ", Named.ids(Program.values())))));
    Code<ProgramComparison> comparison =
        line.given(RobustOptions.CLUSTER)
            .map(
                cluster ->
                    Code.<FrequentistFit, Program, String, ProgramComparison>of(
                        "ProgramComparison.compute",
                        ProgramComparison::compute,
                        fit,
                        program,
                        cluster))
            .orElseGet(
                () ->
                    Code.<FrequentistFit, Program, ProgramComparison>of(
                        "ProgramComparison.compute", ProgramComparison::compute, fit, program));
    return MagicResult.of(comparison);
  }
}
