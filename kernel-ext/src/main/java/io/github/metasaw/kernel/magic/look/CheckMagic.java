package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.report.Render;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %check}: remarks on data and fit. */
public final class CheckMagic implements Magic {

  private static final String CHECKS = "checks";

  @Override
  public Description description() {
    return new Description(
        LOOK,
        "check",
        "FIT | MANTRA_FIT | SCAN",
        "%check fit",
        "What there is to remark on data and fit");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(1);
    String name = line.word("the name of a fit");
    Object value = line.value(name);
    if (value instanceof MantraFit fit) {
      return MagicResult.of(
          Code.variable(name, fit).call(CHECKS, MantraFit::checks),
          List.of(Render.checks(fit.checkList(), MagicWording.OF_CELL)));
    }
    if (value instanceof ScanReport report) {
      return MagicResult.of(
          Code.variable(name, report).call(CHECKS, ScanReport::checks),
          List.of(Render.checks(report.checkList(), MagicWording.OF_CELL)));
    }
    Code<Fit> fit = line.variable(name, Fit.class);
    return MagicResult.of(
        fit.call(CHECKS, Fit::checks),
        List.of(Render.checks(fit.value().checkList(), MagicWording.OF_CELL)));
  }
}
