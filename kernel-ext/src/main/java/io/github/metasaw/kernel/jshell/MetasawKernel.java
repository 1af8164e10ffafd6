package io.github.metasaw.kernel.jshell;

import io.github.metasaw.fit.Provenance;
import io.github.metasaw.kernel.jjava.MetasawExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.InterruptRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.jspecify.annotations.Nullable;

/**
 * Java and the magics of Metasaw for Jupyter. Messages, displays and the registry of magics are
 * those of JJava's base, so that what extends JJava runs here too; evaluation, errors, interrupts,
 * completion and inspection are our own.
 */
public final class MetasawKernel extends BaseKernel {

  /** JShell starts by itself after so much quiet. */
  private static final long QUIET_MS = 1000;

  private final CellStreams streams;
  private final long quietMs;
  private final JavaShell shell;
  private final JavaThread java = new JavaThread();
  private final KernelHost host;
  private final Assistance assistance;
  private final CellEvaluation evaluation;
  private final Interrupts interrupts = new Interrupts();

  /** A kernel that has not started. */
  public MetasawKernel() {
    this(new CellStreams(), QUIET_MS);
  }

  /**
   * A kernel that has not started.
   *
   * @param quietMs after which JShell starts by itself
   */
  MetasawKernel(long quietMs) {
    this(new CellStreams(), quietMs);
  }

  private MetasawKernel(CellStreams streams, long quietMs) {
    super(
        "metasaw",
        Provenance.VERSION,
        new LanguageInfo(
            "Java",
            Runtime.version().toString(),
            "text/x-java-source",
            ".jshell",
            "java",
            "java",
            null),
        List.of(new HelpLink("JJava", "https://github.com/dflib/jjava")),
        null,
        streams,
        new CommManager(),
        new Renderer(),
        null,
        new MagicsRegistry(),
        !"0".equals(System.getenv("JJAVA_LOAD_EXTENSIONS")),
        new StringStyler("", "", "", line -> ""));
    this.streams = streams;
    this.quietMs = quietMs;
    this.shell = new JavaShell(Startup.code());
    this.host = new KernelHost(this, shell);
    this.assistance = new Assistance(magicsRegistry, host, shell);
    this.evaluation = new CellEvaluation(this, magicsRegistry, shell, java, host);
  }

  /** Makes the magics known; JShell starts later. */
  @Override
  public void onStartup() {
    installNotebookKernel();
    MetasawExtension.install(this, host);
    new ShellMagics(this).register(magicsRegistry);
    new MavenMagics(this).register(magicsRegistry);
    Optional<String> path = Startup.classPath();
    if (path.isPresent()) {
      addToClasspath(path.get());
    } else if (Startup.hasScript()) {
      java.later(shell::start, 0);
    }
    java.later(this::warmUp, quietMs);
  }

  private void warmUp() {
    if (interrupts.isIdle()) {
      shell.start();
    } else {
      java.later(this::warmUp, quietMs);
    }
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    super.onShutdown(isRestarting);
    shell.close();
  }

  /** The magics are here already. */
  @Override
  protected void installExtension(Extension extension) {
    if (!(extension instanceof MetasawExtension)) {
      super.installExtension(extension);
    }
  }

  @Override
  protected ClassLoader getClassLoader() {
    ClassLoader loader = shell.loader();
    return loader == null ? super.getClassLoader() : loader;
  }

  /**
   * Adds to the class path of cells, and installs the extensions of JJava that are there.
   *
   * @param path a folder or a jar, or several with the separator of paths between them
   */
  public void addToClasspath(String path) {
    inJava(
        () -> {
          shell.addToClasspath(path);
          if (extensionsEnabled) {
            installExtensions(path);
          }
          return path;
        });
  }

  /** Whether JShell has started. */
  boolean hasJava() {
    return shell.isRunning();
  }

  private <T> T inJava(Callable<T> work) {
    CellRun run = CellRun.current();
    try {
      return java.run(run == null ? new CellRun() : run, work);
    } catch (Exception e) {
      throw ErrorText.of(e);
    }
  }

  @Override
  public @Nullable Object evalRaw(String source) {
    CellRun run = CellRun.current();
    try {
      return evaluation.of(run == null ? new CellRun() : run, source);
    } catch (Exception e) {
      throw ErrorText.of(e);
    }
  }

  /**
   * Runs a magic on this thread.
   *
   * @param call of any magic that is registered
   * @return its result, which may be null
   */
  @Nullable Object magic(MagicCall call) {
    return evaluation.magic(call);
  }

  private @Nullable DisplayData shown(CellRun run, @Nullable Object value) throws Exception {
    if (value == null || value instanceof DisplayData) {
      return (DisplayData) value;
    }
    return run.call(() -> renderer.render(value), shell.loader(), false);
  }

  @Override
  protected synchronized void handleExecuteRequest(
      ShellReplyEnvironment reply, Message<ExecuteRequest> message) {
    commManager.setMessageContext(message);
    ExecuteRequest request = message.getContent();
    int count = request.isSilent() ? executionCount.get() : executionCount.getAndIncrement();
    reply.setBusyDeferIdle();
    if (!request.isSilent()) {
      reply.publish(new PublishExecuteInput(request.getCode(), count));
    }
    streams.attach(reply, request.isStdinEnabled());
    reply.defer(() -> streams.detach(reply));
    CellRun run = interrupts.begin(message.getHeader());
    try {
      DisplayData out = shown(run, evaluation.of(run, request.getCode()));
      if (out != null && !request.isSilent()) {
        reply.publish(new PublishExecuteResult(count, out));
      }
      reply.defer().reply(new ExecuteReply(count, Map.of()));
    } catch (Exception | Error e) {
      fail(reply, request, count, ErrorText.of(e));
    } finally {
      interrupts.end(run);
    }
  }

  private static void fail(
      ShellReplyEnvironment reply, ExecuteRequest request, int count, CellFailure failure) {
    if (!request.isSilent()) {
      reply.publish(new PublishError(failure.name(), failure.sentence(), failure.lines()));
    }
    ErrorReply error = new ErrorReply(failure.name(), failure.sentence(), failure.lines());
    error.setExecutionCount(count);
    reply.defer().replyError(ExecuteReply.MESSAGE_TYPE.error(), error);
    if (request.shouldStopOnError() && reply instanceof CellReply cell) {
      cell.dropQueue();
    }
  }

  @Override
  public void interrupt() {
    interrupts.interrupt();
  }

  @Override
  protected void handleInterruptRequest(
      ShellReplyEnvironment reply, Message<InterruptRequest> message) {
    interrupts.note(message.getHeader());
    super.handleInterruptRequest(reply, message);
  }

  @Override
  protected void handleKernelInfoRequest(
      ShellReplyEnvironment reply, Message<KernelInfoRequest> message) {
    reply.setBusyDeferIdle();
    reply.reply(new CellReply.Info(this, Header.PROTOCOL_VERISON));
  }

  @Override
  public @Nullable ReplacementOptions complete(String code, int at) {
    int cursor = code.offsetByCodePoints(0, Math.min(at, code.codePointCount(0, code.length())));
    JavaShell.Words words =
        assistance
            .magicWords(code, cursor)
            .orElseGet(() -> inJava(() -> assistance.javaWords(declared(code), cursor)));
    return new ReplacementOptions(
        words.words(), code.codePointCount(0, words.start()), code.codePointCount(0, cursor));
  }

  /** The code, after what magics have assigned is known to Java. */
  private String declared(String code) throws Exception {
    host.declare();
    return code;
  }

  @Override
  public @Nullable DisplayData inspect(String code, int at, boolean isDetailed) {
    int cursor = code.offsetByCodePoints(0, Math.min(at, code.codePointCount(0, code.length())));
    Optional<Object> help = assistance.magicHelp(code, cursor);
    if (help.isPresent()) {
      return renderer.render(help.get());
    }
    if (assistance.isMagic(code, cursor)) {
      return null;
    }
    List<String> found = inJava(() -> assistance.javaHelp(declared(code), cursor));
    return found.isEmpty() ? null : new DisplayData(String.join("\n\n", found));
  }

  @Override
  public String isComplete(String code) {
    CellSource cell = CellSource.of(code);
    if (cell.isMagicsAlone() || CellSource.overCell(code).isPresent() || code.isBlank()) {
      return IS_COMPLETE_YES;
    }
    CompletionInfo rest = inJava(() -> shell.rest(cell.java()));
    return switch (rest.completeness()) {
      case COMPLETE, COMPLETE_WITH_SEMI, EMPTY, CONSIDERED_INCOMPLETE -> IS_COMPLETE_YES;
      case DEFINITELY_INCOMPLETE -> "  ";
      case UNKNOWN -> IS_COMPLETE_BAD;
    };
  }
}
