package io.github.metasaw.kernel.ijava;

import io.github.metasaw.kernel.MagicRunner;
import io.github.metasaw.kernel.MetasawMagics;
import io.github.metasaw.kernel.Notebook;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Installs the magics in IJava: {@code io.github.metasaw.kernel.ijava.IJavaBridge.install();} in a
 * cell or in IJAVA_STARTUP_SCRIPT. A bare magic shows nothing in IJava, so what it returns is shown
 * here.
 */
public final class IJavaBridge {

  private IJavaBridge() {}

  /** Into the running IJava. */
  public static void install() {
    try {
      Class<?> ijava = Class.forName("io.github.spencerpark.ijava.IJava");
      BaseKernel kernel = (BaseKernel) ijava.getMethod("getKernelInstance").invoke(null);
      Magics magics = (Magics) kernel.getClass().getMethod("getMagics").invoke(kernel);
      IJavaHost host = new IJavaHost(kernel);
      install(kernel, magics, host);
      host.eval(Notebook.IMPORTS);
      System.out.print(Notebook.greeting());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not IJava: " + e, e);
    }
  }

  /** Into any kernel on the same base. */
  static void install(BaseKernel kernel, Magics magics, MagicHost host) {
    new MagicRunner(MetasawMagics.registry(), host)
        .register(
            new MagicRunner.Registrar() {
              @Override
              public void line(String name, Function<List<String>, @Nullable Object> run) {
                magics.registerLineMagic(name, arguments -> shown(host, run.apply(arguments)));
              }

              @Override
              public void cell(
                  String name, BiFunction<List<String>, String, @Nullable Object> run) {
                magics.registerCellMagic(
                    name, (arguments, body) -> shown(host, run.apply(arguments, body)));
              }
            });
    for (Class<?> type : Notebook.DISPLAYED) {
      register(kernel, type);
    }
  }

  private static @Nullable Object shown(MagicHost host, @Nullable Object value) {
    if (value != null) {
      host.display(value);
    }
    return value;
  }

  private static <T> void register(BaseKernel kernel, Class<T> type) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .preferring(Notebook.PREFERRED.toArray(new String[0]))
        .supporting(Notebook.CARRIED.toArray(new String[0]))
        .register(
            (value, context) -> {
              DisplayData out = context.getOutputContainer();
              Notebook.render(value, out::putData, out::putMetaData);
            });
  }
}
