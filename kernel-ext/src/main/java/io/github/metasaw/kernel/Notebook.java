package io.github.metasaw.kernel;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.subset.BestSubset;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.explore.Exploration;
import io.github.metasaw.report.MimeBundle;
import io.github.metasaw.report.MimeSource;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;
import tech.tablesaw.api.Table;

/** What every adapter does alike: imports, displayed types, the variables of JShell. */
public final class Notebook {

  /** What a first cell may use; on demand, so that a user's own import of a name wins. */
  public static final String IMPORTS =
      String.join(
          "\n",
          "import java.nio.file.*;",
          "import tech.tablesaw.api.*;",
          "import io.github.metasaw.*;",
          "import io.github.metasaw.bayes.*;",
          "import io.github.metasaw.bayes.bias.*;",
          "import io.github.metasaw.bayes.sampler.*;",
          "import io.github.metasaw.diagnostic.*;",
          "import io.github.metasaw.data.*;",
          "import io.github.metasaw.data.conversion.*;",
          "import io.github.metasaw.data.covariance.*;",
          "import io.github.metasaw.data.effect.*;",
          "import io.github.metasaw.data.effect.input.*;",
          "import io.github.metasaw.data.file.*;",
          "import io.github.metasaw.data.reshape.*;",
          "import io.github.metasaw.draws.*;",
          "import io.github.metasaw.estimand.*;",
          "import io.github.metasaw.exercise.*;",
          "import io.github.metasaw.fit.*;",
          "import io.github.metasaw.freq.*;",
          "import io.github.metasaw.freq.bias.*;",
          "import io.github.metasaw.freq.correlation.*;",
          "import io.github.metasaw.freq.counts.*;",
          "import io.github.metasaw.freq.program.*;",
          "import io.github.metasaw.freq.pvalue.*;",
          "import io.github.metasaw.freq.robust.*;",
          "import io.github.metasaw.freq.selection.*;",
          "import io.github.metasaw.freq.sensitivity.*;",
          "import io.github.metasaw.freq.study.*;",
          "import io.github.metasaw.freq.tau2.Tau2Estimator;",
          "import io.github.metasaw.genetics.*;",
          "import io.github.metasaw.genetics.mantra.*;",
          "import io.github.metasaw.genetics.cohort.*;",
          "import io.github.metasaw.genetics.pool.*;",
          "import io.github.metasaw.genetics.result.*;",
          "import io.github.metasaw.genetics.scan.*;",
          "import io.github.metasaw.genetics.snp.*;",
          "import io.github.metasaw.genetics.subset.*;",
          "import io.github.metasaw.kernel.MetasawMagics;",
          "import io.github.metasaw.kernel.store.*;",
          "import io.github.metasaw.model.*;",
          "import io.github.metasaw.plot.*;",
          "import io.github.metasaw.plot.explore.*;",
          "import io.github.metasaw.plot.forest.*;",
          "import io.github.metasaw.random.*;",
          "import io.github.metasaw.report.*;",
          "import io.github.metasaw.report.document.*;",
          "import io.github.metasaw.report.narrative.*;",
          "import io.github.metasaw.review.*;",
          "import io.github.metasaw.teaching.*;");

  /** Types that are displayed by {@link Render}. */
  public static final List<Class<?>> DISPLAYED =
      List.of(
          Table.class,
          Tabular.class,
          FrequentistFit.class,
          CountsFit.class,
          FilledFit.class,
          SelectionFit.class,
          BayesFit.class,
          MantraFit.class,
          Distances.class,
          ScanReport.class,
          BestSubset.class,
          Figure.class,
          Exploration.class,
          Sheet.class,
          MimeBundle.class,
          MimeSource.class,
          Tau2Interval.class,
          Heterogeneity.class,
          tech.tablesaw.plotly.components.Figure.class);

  /** The forms a kernel shows first. */
  public static final List<String> PREFERRED = List.of("text/html", "image/svg+xml", "text/plain");

  /** The forms it may carry beside them. */
  public static final List<String> CARRIED = List.of("image/png", "application/vnd.plotly.v1+json");

  private Notebook() {}

  /**
   * Hands a value in all its forms to a kernel's display.
   *
   * @param value anything that has a form for notebooks
   * @param data takes each form: MIME type and content
   * @param metadata takes what belongs to a form: MIME type and properties
   */
  public static void render(
      Object value, BiConsumer<String, Object> data, BiConsumer<String, Object> metadata) {
    MimeBundle bundle = bundle(value);
    bundle.content().forEach(data);
    bundle.metadata().forEach(metadata);
  }

  private static MimeBundle bundle(Object value) {
    try {
      return Render.of(value, MagicWording.OF_CELL);
    } catch (RuntimeException | VirtualMachineError | LinkageError | AssertionError thrown) {
      // A kernel renders in its own loop, which anything thrown here might end.
      return MimeBundle.text(Faults.line(thrown, "the display of " + kind(value)));
    }
  }

  /** The public type of a value; its class may be one of ours that nobody knows. */
  private static String kind(Object value) {
    return DISPLAYED.stream()
        .filter(type -> type.isInstance(value))
        .findFirst()
        .orElse(value.getClass())
        .getSimpleName();
  }

  /** The line after loading into another kernel; empty for our own. */
  public static String greeting() {
    return "1".equals(System.getenv("METASAW_QUIET"))
        ? ""
        : "Metasaw " + Provenance.VERSION + " loaded: %meta lists the magics\n";
  }

  /**
   * The variables of the shell that a kernel has.
   *
   * @param kernel a kernel with a JShell, of any class loader
   * @return declared type by name
   */
  public static Map<String, String> variables(Object kernel) {
    try {
      JShell shell = (JShell) kernel.getClass().getMethod("getJShell").invoke(kernel);
      Map<String, String> variables = new LinkedHashMap<>();
      shell
          .variables()
          .filter(v -> shell.status(v).isActive())
          .forEach((VarSnippet v) -> variables.put(v.name(), v.typeName()));
      return variables;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this kernel does not show its variables", e);
    }
  }
}
