package io.github.metasaw.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.metasaw.kernel.jshell.KernelProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jupyter's description of the kernel. */
final class KernelSpec {

  private static final ObjectMapper JSON = new ObjectMapper();

  private KernelSpec() {}

  /**
   * Options of the virtual machine, for a quick start. The optimising compiler begins ten times as
   * late as it does by itself (a few milliseconds into a long loop), for until the first figure it
   * only takes the processor from the others. The heap begins small and grows as it is needed: a
   * quarter less memory for a notebook, without a cost in time. An archive of another Java is
   * passed over in silence.
   */
  static List<String> jvmOptions(String archive) {
    return List.of(
        "-XX:+UseSerialGC",
        "-Xms24m",
        "-XX:NewSize=10m",
        "-XX:MinHeapFreeRatio=20",
        "-XX:MaxHeapFreeRatio=40",
        "-XX:Tier4InvocationThreshold=50000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=150000",
        "-XX:Tier4BackEdgeThreshold=400000",
        "-Xshare:auto",
        "-XX:SharedArchiveFile=" + archive,
        "-Xlog:disable",
        "-Djava.awt.headless=true",
        "--add-opens=" + KernelProgram.OPENS);
  }

  /** The file kernel.json. */
  static String json(Path java, Optional<String> plotly) {
    List<String> argv = new ArrayList<>();
    argv.add(java.toString());
    argv.addAll(jvmOptions("{resource_dir}/metasaw.jsa"));
    argv.add("-cp");
    argv.add("{resource_dir}/metasaw.jar");
    argv.add(KernelProgram.class.getName());
    argv.add("{connection_file}");
    Map<String, String> env = new LinkedHashMap<>();
    plotly.ifPresent(path -> env.put("METASAW_PLOTLY_JS", path));
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("argv", argv);
    spec.put("display_name", "Java (Metasaw)");
    spec.put("language", "java");
    spec.put("interrupt_mode", "message");
    spec.put("env", env);
    spec.put("metadata", Map.of("debugger", false));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
