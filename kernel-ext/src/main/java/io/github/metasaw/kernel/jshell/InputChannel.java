package io.github.metasaw.kernel.jshell;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;

/**
 * Asks the user for a line, on a thread of its own that no interrupt reaches; who waits for the
 * line can be interrupted.
 */
final class InputChannel extends StdinChannel {

  private static final long LOOK_MS = 50;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          body -> {
            Thread input = new Thread(body, "input");
            input.setDaemon(true);
            return input;
          });

  InputChannel(ZMQ.Context context, HMACGenerator signature) {
    super(context, signature);
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread asks
  public String getInput(MessageContext context, String prompt, boolean isPassword) {
    AtomicBoolean isWanted = new AtomicBoolean(true);
    Future<String> line =
        thread.submit(() -> ask(context, new InputRequest(prompt, isPassword), isWanted));
    try {
      return line.get();
    } catch (InterruptedException e) {
      isWanted.set(false);
      Thread.currentThread().interrupt();
      throw CellRun.interrupted();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the notebook did not answer", e.getCause());
    }
  }

  /** Returns what the user typed, or nothing if nobody waits for it any more. */
  private String ask(MessageContext context, InputRequest question, AtomicBoolean isWanted) {
    try (ZMQ.Poller poller = ctx.poller(1)) {
      poller.register(this, ZMQ.Poller.POLLIN);
      while (poller.poll(0) > 0) {
        readMessage(); // the late answer to a cell that was interrupted
      }
      sendMessage(new Message<>(context, InputRequest.MESSAGE_TYPE, question));
      while (poller.poll(LOOK_MS) <= 0) {
        if (!isWanted.get()) {
          return "";
        }
      }
      Message<InputReply> reply = readMessage(InputReply.MESSAGE_TYPE);
      return reply.getContent().getValue() + System.lineSeparator();
    }
  }
}
