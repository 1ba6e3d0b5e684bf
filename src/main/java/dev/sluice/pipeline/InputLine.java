package dev.sluice.pipeline;

import dev.sluice.journal.JournalHead;
import dev.sluice.risk.OrderHook;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** One line of an input log: how a life of the desk began, what reached it, how the log ended. */
@RegisterForReflection(registerFullHierarchy = true)
sealed interface InputLine permits DeskInput, InputLine.DeskBegun, InputLine.InputsLost, InputLine.DeskEnded {
    /** When: UTC nanoseconds since the epoch. */
    long atNanos();

    /**
     * A life of the desk begins; the first line.
     *
     * @param mode of the service
     * @param configuration every key that decides
     * @param instruments with the venue's rules
     * @param openingBalances what the account held when the journal began
     * @param prefix of the ids of this life
     * @param head the journal's last entry before this life
     * @param hooks names of users' own rules, in their order
     * @param recovered what earlier processes had left
     */
    record DeskBegun(
            String mode,
            Map<String, String> configuration,
            Map<Symbol, Instrument> instruments,
            Map<Asset, BigDecimal> openingBalances,
            String prefix,
            JournalHead head,
            List<String> hooks,
            Recovered recovered,
            long atNanos)
            implements InputLine {
        static DeskBegun of(
                Configuration configuration, DeskSetup setup, Recovered recovered, JournalHead head, long atNanos) {
            return new DeskBegun(
                    configuration.desk().mode().word(),
                    configuration.effective(),
                    setup.instruments(),
                    setup.openingBalances(),
                    setup.idPrefix(),
                    head,
                    setup.policies().gates().hooks().stream()
                            .map(OrderHook::name)
                            .toList(),
                    recovered,
                    atNanos);
        }
    }

    /** What follows is missing: no decision behind this line can be shown to be the same. */
    record InputsLost(String why, long atNanos) implements InputLine {}

    /** The log was closed behind the last input; nothing is missing. */
    record DeskEnded(long atNanos) implements InputLine {}
}
