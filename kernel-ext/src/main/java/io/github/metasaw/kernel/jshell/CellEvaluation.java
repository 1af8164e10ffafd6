package io.github.metasaw.kernel.jshell;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Nearest;
import io.github.metasaw.kernel.magic.CommonOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates cells: magics on threads of their own, so that a cell of magics alone never waits for
 * JShell, and Java in JShell, with the magics among its lines in the order of the cell.
 */
final class CellEvaluation {

  private final BaseKernel kernel;
  private final MagicsRegistry registry;
  private final JavaShell shell;
  private final JavaThread java;
  private final KernelHost host;

  CellEvaluation(
      BaseKernel kernel,
      MagicsRegistry registry,
      JavaShell shell,
      JavaThread java,
      KernelHost host) {
    this.kernel = kernel;
    this.registry = registry;
    this.shell = shell;
    this.java = java;
    this.host = host;
  }

  /**
   * Evaluates a cell.
   *
   * @param run of the cell, which an interrupt ends
   * @param source of the cell
   * @return the value of its last expression or magic, or null
   * @throws Exception of the cell's code
   */
  @Nullable Object of(CellRun run, String source) throws Exception {
    run.check();
    Optional<MagicCall> over = CellSource.overCell(source);
    if (over.isPresent()) {
      return onItsThread(run, over.get());
    }
    CellSource cell = CellSource.of(source);
    if (cell.isMagicsAlone()) {
      Object last = null;
      for (String magic : cell.magics()) {
        last = onItsThread(run, MagicCall.line(magic));
      }
      return last;
    }
    return source.isBlank() ? null : java.run(run, () -> snippets(run, cell));
  }

  private @Nullable Object onItsThread(CellRun run, MagicCall call) throws Exception {
    return run.call(() -> magic(call), shell.loader(), CellRun.isInJava());
  }

  private @Nullable Object snippets(CellRun run, CellSource cell) throws Exception {
    return shell.evaluate(
        cell.java(),
        statement -> {
          Optional<MagicCall> call = cell.call(statement);
          if (call.isPresent()) {
            return Optional.of(Optional.ofNullable(onItsThread(run, call.get())));
          }
          host.declare();
          return Optional.empty();
        });
  }

  /**
   * Runs a magic on this thread.
   *
   * @param call of any magic that is registered
   * @return its result, which may be null
   */
  @Nullable Object magic(MagicCall call) {
    boolean isLine = call.body() == null;
    Collection<String> names = isLine ? registry.getLineMagicNames() : registry.getCellMagicNames();
    if (!names.contains(call.name())) {
      throw unknown(isLine ? "%" : "%%", call.name(), names);
    }
    try {
      return isLine
          ? registry.evalLineMagic(kernel, call.name(), call.words())
          : registry.evalCellMagic(kernel, call.name(), call.words(), call.body());
    } catch (Exception e) {
      throw call.words().contains(CommonOptions.DEBUG.flagName()) ? whole(e) : ErrorText.of(e);
    }
  }

  private static MetaException unknown(String sign, String name, Collection<String> names) {
    String near =
        Nearest.to(name, names).map(found -> "did you mean " + sign + found + "? ").orElse("");
    return MetaException.of(
        "there is no magic %s%s; %s%%meta alone lists the magics".formatted(sign, name, near));
  }

  /** With the trace of the program, which {@code --debug} asks for. */
  private static CellFailure whole(Exception e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return new CellFailure(
        e.getClass().getSimpleName(),
        String.valueOf(e.getMessage()),
        trace.toString().lines().toList(),
        e);
  }
}
