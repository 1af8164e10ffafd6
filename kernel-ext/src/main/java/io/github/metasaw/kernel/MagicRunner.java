package io.github.metasaw.kernel;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.kernel.magic.CellMagic;
import io.github.metasaw.kernel.magic.CommonOptions;
import io.github.metasaw.kernel.magic.LineParser;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicResult.Shown;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.magic.SavedFile;
import io.github.metasaw.kernel.store.Recipe;
import io.github.metasaw.kernel.store.Recipes;
import io.github.metasaw.kernel.store.RecordingHost;
import io.github.metasaw.report.MimeBundle;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.report.script.RScript;
import java.io.IOError;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs magics in a notebook: help, run, save, print, assign, show; faults as one line. */
public final class MagicRunner {

  /** Shows the help of any magic, or the list of all. */
  private static final String HELP = "help";

  /** What other programs take for {@code --help}. */
  private static final String SHORT_HELP = "-h";

  private final MagicRegistry registry;
  private final MagicHost host;

  /**
   * A runner.
   *
   * @param registry all magics
   * @param host the notebook in which they run
   */
  public MagicRunner(MagicRegistry registry, MagicHost host) {
    this.registry = registry;
    this.host = host;
  }

  /** How a kernel takes magics; each adapter has its own. */
  public interface Registrar {
    /**
     * Registers a line magic.
     *
     * @param name after the per cent sign
     * @param run what it does with the words after it
     */
    void line(String name, Function<List<String>, @Nullable Object> run);

    /**
     * Registers a cell magic.
     *
     * @param name after two per cent signs
     * @param run what it does with the words after it and the lines below it
     */
    void cell(String name, BiFunction<List<String>, String, @Nullable Object> run);
  }

  /**
   * Registers all magics and {@code %help} with a kernel.
   *
   * @param kernel that calls them
   */
  public void register(Registrar kernel) {
    for (Magic magic : registry.magics()) {
      kernel.line(magic.name(), arguments -> run(magic, arguments, null));
      if (magic instanceof CellMagic) {
        kernel.cell(magic.name(), (arguments, body) -> run(magic, arguments, body));
      }
    }
    kernel.line(HELP, this::help);
  }

  /**
   * The help of a magic, or the list of all.
   *
   * @param arguments the name of a magic, with or without per cent signs, or nothing
   * @return what {@code --help} of the magic shows, or {@code %meta} alone
   * @throws MetaError for a magic that does not exist
   */
  public Sheet help(List<String> arguments) {
    if (arguments.isEmpty()) {
      return Help.of(registry);
    }
    String name = arguments.get(0).replaceFirst("^%%?", "");
    List<String> names = registry.magics().stream().map(Magic::name).toList();
    return registry
        .find(name)
        .map(
            magic ->
                magic.topic(arguments.subList(1, arguments.size())).orElseGet(() -> Help.of(magic)))
        .orElseThrow(
            () ->
                new MetaError(
                    Faults.line(MetaException.unknown("magic", name, "", names), "%" + HELP)));
  }

  /**
   * Runs a magic as a kernel calls it.
   *
   * @param magic of the registry
   * @param arguments as the kernel splits them
   * @param body the lines below it; null for a line alone
   * @return what a bare line shows; null where everything has been shown already
   * @throws MetaError one line, unless {@code --debug} is given
   */
  public @Nullable Object run(Magic magic, List<String> arguments, @Nullable String body) {
    try {
      return perform(magic, arguments, body);
    } catch (MetaError told) {
      throw told;
    } catch (RuntimeException
        | VirtualMachineError
        | LinkageError
        | AssertionError
        | ServiceConfigurationError
        | IOError thrown) {
      // Other errors are the kernel's own, such as the one that stops a thread.
      if (arguments.contains(CommonOptions.DEBUG.flagName())
          && !(thrown instanceof CancellationException)) {
        throw thrown;
      }
      throw new MetaError(Faults.line(thrown, "%" + magic.name()) + earlier(arguments));
    }
  }

  /**
   * A variable that the magic was to declare anew has its earlier value, which the cells below use.
   */
  private String earlier(List<String> arguments) {
    String option = CommonOptions.AS.flagName();
    int at = arguments.indexOf(option) + 1;
    String name =
        at > 0 && at < arguments.size()
            ? arguments.get(at)
            : arguments.stream()
                .filter(argument -> argument.startsWith(option + "="))
                .map(argument -> argument.substring(option.length() + 1))
                .findFirst()
                .orElse("");
    return host.has(name) ? "; '%s' is still the earlier one".formatted(name) : "";
  }

  private @Nullable Object perform(Magic magic, List<String> arguments, @Nullable String body) {
    if (arguments.contains(CommonOptions.HELP.flagName()) || arguments.contains(SHORT_HELP)) {
      List<String> words = arguments.stream().filter(word -> !word.startsWith("-")).toList();
      return magic.topic(words).orElseGet(() -> Help.of(magic));
    }
    if (magic.isIndex() && arguments.isEmpty() && body == null) {
      return Help.of(registry);
    }
    boolean isKept = Recipes.areKept(magic.type());
    RecordingHost recording = new RecordingHost(host);
    MagicLine line =
        LineParser.of(registry, magic).parse(arguments, body, isKept ? recording : host);
    line.as();
    MagicResult result = magic.run(line);
    if (isKept && Recipes.areKept(result.typeOr(magic.type()))) {
      Recipe recipe = new Recipe(magic.name(), line.making(), body, recording.inputs());
      Recipes.remember(result.value().value(), recipe);
    }
    boolean isPrinted = line.has(CommonOptions.CODE);
    // What has no script in R fails before anything is written.
    String script =
        line.says(CommonOptions.CODE, CommonOptions.R) ? RScript.of(result.value().value()) : "";
    Optional<SavedFile> file = SavedFile.of(magic, line, result);
    refuseIgnored(line);
    file.map(SavedFile::write).filter(said -> !said.isEmpty()).ifPresent(host::print);
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    if (isPrinted) {
      host.printCode(
          script.isEmpty()
              ? GeneratedJava.of(result.typeOr(magic.type()), line.resultName(), result, file)
              : script);
    }
    if (body != null || line.as().isPresent()) {
      return assigned(magic, line, result);
    }
    declare(result);
    if (host.declaresUnasked()) {
      magic
          .variable(line)
          .ifPresent(
              name -> host.assign(name, result.typeOr(magic.type()), result.value().value()));
    }
    return bare(magic, result);
  }

  /** An option that nobody has asked for would be ignored. */
  private static void refuseIgnored(MagicLine line) {
    line.has(CommonOptions.DEBUG);
    for (String option : line.ignored()) {
      throw MetaException.of(
          "--%s has no effect on this %%%s; leave it out".formatted(option, line.magic()));
    }
  }

  private @Nullable Object assigned(Magic magic, MagicLine line, MagicResult result) {
    // What cannot be drawn fails before anything is assigned.
    List<MimeBundle> bundles =
        result.shown().stream()
            .map(shown -> Render.of(shown.value(), MagicWording.OF_CELL))
            .toList();
    declare(result);
    line.as()
        .ifPresent(name -> host.assign(name, result.typeOr(magic.type()), result.value().value()));
    for (int i = 0; i < bundles.size(); i++) {
      host.displayRendered(result.shown().get(i).value(), bundles.get(i));
    }
    return null;
  }

  private void declare(MagicResult result) {
    result.variables().forEach(one -> host.assign(one.name(), one.type(), one.value()));
  }

  /** Assigned or bare, the kernel does not say: what is returned shows itself on a bare line. */
  private @Nullable Object bare(Magic magic, MagicResult result) {
    List<Shown> shown = result.shown();
    if (showsAll(result.typeOr(magic.type()))) {
      shown.stream().filter(Shown::hasJava).forEach(one -> host.display(one.value()));
      return result.value().value();
    }
    shown.subList(0, shown.size() - 1).forEach(one -> host.display(one.value()));
    return shown.get(shown.size() - 1).value();
  }

  /** Whether a result displays itself with its summary and its figure. */
  private static boolean showsAll(Class<?> type) {
    return Fit.class.isAssignableFrom(type) || type == MantraFit.class;
  }
}
