<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Message</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>ParallelCard</name>
    <message>
        <source>first task</source>
        <translation>erste Aufgabe</translation>
    </message>
    <message>
        <source>forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>Bits</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
</context>
<context>
    <name>miru</name>
    <message>
        <source>Data and tasks</source>
        <translation>Daten und Aufgaben</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>How many tasks arrive, one after the other.</source>
        <translation>Wie viele Aufgaben nacheinander eintreffen.</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Training sequences</source>
        <translation>Trainingssequenzen</translation>
    </message>
    <message>
        <source>per task</source>
        <translation>je Aufgabe</translation>
    </message>
    <message>
        <source>Test sequences</source>
        <translation>Testsequenzen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>GRU reset</source>
        <translation>GRU-Reset</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verdeckte Einheiten</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>β per unit</source>
        <translation>β je Einheit</translation>
    </message>
    <message>
        <source>λ per unit</source>
        <translation>λ je Einheit</translation>
    </message>
    <message>
        <source>Global inhibition</source>
        <translation>Globale Hemmung</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>Sparsamkeit</translation>
    </message>
    <message>
        <source>Share of hidden units that are silenced at every step; the most active ones win. 0 turns inhibition off.</source>
        <translation>Anteil der verdeckten Einheiten, die bei jedem Schritt zum Schweigen gebracht werden; die aktivsten gewinnen. 0 schaltet die Hemmung aus.</translation>
    </message>
    <message>
        <source>Acts on</source>
        <translation>Wirkt auf</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>Rang nach</translation>
    </message>
    <message>
        <source>What decides who wins: a unit&apos;s value, or its magnitude.</source>
        <translation>Was entscheidet, wer gewinnt: der Wert einer Einheit oder ihr Betrag.</translation>
    </message>
    <message>
        <source>Kept per task</source>
        <translation>Behalten je Aufgabe</translation>
    </message>
    <message>
        <source>Sequences of each task kept for rehearsal, each equally likely; 0 turns rehearsal off.</source>
        <translation>Sequenzen jeder Aufgabe, die zur Wiederholung behalten werden, jede gleich wahrscheinlich; 0 schaltet die Wiederholung aus.</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>Replayed per batch</source>
        <translation>Wiederholt je Batch</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>How much of the last step is kept in the next; SGD only.</source>
        <translation>Wie viel vom letzten Schritt im nächsten bleibt; nur SGD.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How often each task&apos;s sequences are read.</source>
        <translation>Wie oft die Sequenzen jeder Aufgabe gelesen werden.</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Batches between two points of the accuracy curves.</source>
        <translation>Batches zwischen zwei Punkten der Genauigkeitskurven.</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Decides everything random: weights, orders, permutations, rehearsal. Equal seeds give equal runs.</source>
        <translation>Bestimmt alles Zufällige: Gewichte, Reihenfolgen, Permutationen, Wiederholung. Gleiche Startwerte ergeben gleiche Läufe.</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>MACs, forward</source>
        <translation>MACs, vorwärts</translation>
    </message>
    <message>
        <source>Multiply-adds (multiply-accumulates) of the matrix products, for one sequence, readout included.</source>
        <translation>Multiply-Adds (Multiply-Accumulates) der Matrixprodukte für eine Sequenz, einschließlich der Ausgabeschicht.</translation>
    </message>
    <message>
        <source>MACs, backward</source>
        <translation>MACs, rückwärts</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>4 bytes for each parameter.</source>
        <translation>4 Byte für jeden Parameter.</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>What the optimiser remembers of each weight: Adam two numbers, momentum one.</source>
        <translation>Was sich der Optimierer zu jedem Gewicht merkt: Adam zwei Zahlen, Momentum eine.</translation>
    </message>
    <message>
        <source>rehearsal buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Frames kept for rehearsal when all tasks are learned. It costs the same for every cell, and often far more than the network.</source>
        <translation>Bilder, die zur Wiederholung behalten sind, wenn alle Aufgaben gelernt sind. Er kostet bei jeder Zelle gleich viel und oft weit mehr als das Netz.</translation>
    </message>
    <message>
        <source>energy, 45 nm</source>
        <translation>Energie, 45&#xa0;nm</translation>
    </message>
    <message>
        <source>Of one inference. A model, not a measurement: each multiply-add reads its weight from an SRAM that holds all weights, multiplies and adds (Horowitz, ISSCC 2014, 45 nm).</source>
        <translation>Für eine Inferenz. Ein Modell, keine Messung: Jedes Multiply-Add liest sein Gewicht aus einem SRAM, das alle Gewichte fasst, multipliziert und addiert (Horowitz, ISSCC 2014, 45 nm).</translation>
    </message>
    <message>
        <source>energy, paper</source>
        <translation>Energie, Artikel</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>The run was finished.</source>
        <translation>Der Lauf wurde zu Ende geführt.</translation>
    </message>
    <message>
        <source>The run was stopped after batch %1, in task %2 of %3.</source>
        <translation>Der Lauf wurde nach Batch %1 angehalten, in Aufgabe %2 von %3.</translation>
    </message>
    <message>
        <source>%1 drawn per unit from %2 to %3</source>
        <translation>%1 je Einheit gezogen, von %2 bis %3</translation>
    </message>
    <message>
        <source>one task</source>
        <translation>eine Aufgabe</translation>
    </message>
    <message>
        <source>%1 tasks, one after the other,</source>
        <translation>%1 Aufgaben nacheinander</translation>
    </message>
    <message>
        <source>%1, batches of %2, %3 with a learning rate of %4%5.</source>
        <translation>%1, Batches von %2, %3 mit einer Lernrate von %4%5.</translation>
    </message>
    <message>
        <source>One epoch per task</source>
        <translation>Eine Epoche je Aufgabe</translation>
    </message>
    <message>
        <source>%1 epochs per task</source>
        <translation>%1 Epochen je Aufgabe</translation>
    </message>
    <message>
        <source>, gradients clipped to %1</source>
        <translation>, Gradienten auf %1 gekürzt</translation>
    </message>
    <message>
        <source>Rehearsal: %1 sequences of each task are kept, %2 of earlier tasks join every batch.</source>
        <translation>Wiederholung: %1 Sequenzen jeder Aufgabe werden behalten, %2 aus früheren Aufgaben kommen in jeden Batch.</translation>
    </message>
    <message>
        <source>Nothing was rehearsed.</source>
        <translation>Nichts wurde wiederholt.</translation>
    </message>
    <message>
        <source>Inhibition silences %1 of the units.</source>
        <translation>Die Hemmung bringt %1 der Einheiten zum Schweigen.</translation>
    </message>
    <message>
        <source>No inhibition.</source>
        <translation>Keine Hemmung.</translation>
    </message>
    <message>
        <source>Seed %1.</source>
        <translation>Startwert %1.</translation>
    </message>
    <message>
        <source>% of test sequences</source>
        <translation>% der Testsequenzen</translation>
    </message>
    <message>
        <source>R[i][j] is the accuracy on task j after learning task i, b[j] that of the untrained network. One run each: no error bar can be given.</source>
        <translation>R[i][j] ist die Genauigkeit bei Aufgabe j nach dem Lernen von Aufgabe i, b[j] die des untrainierten Netzes. Je ein Lauf: Ein Fehlerbalken lässt sich nicht angeben.</translation>
    </message>
    <message>
        <source>The runs have the same settings.</source>
        <translation>Die Läufe haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>multiply-adds, forward, per sequence</source>
        <translation>Multiply-Adds, vorwärts, je Sequenz</translation>
    </message>
    <message>
        <source>multiply-adds, backward, per sequence</source>
        <translation>Multiply-Adds, rückwärts, je Sequenz</translation>
    </message>
    <message>
        <source>optimiser&apos;s memory</source>
        <translation>Speicher des Optimierers</translation>
    </message>
    <message>
        <source>energy per inference, 45 nm model (Horowitz 2014)</source>
        <translation>Energie je Inferenz, 45-nm-Modell (Horowitz 2014)</translation>
    </message>
    <message>
        <source>computed, from shapes</source>
        <translation>berechnet, aus den Größen</translation>
    </message>
    <message>
        <source>reported, GRU : MiRU-2</source>
        <translation>berichtet, GRU : MiRU-2</translation>
    </message>
    <message>
        <source>measured, on this machine</source>
        <translation>gemessen, auf diesem Rechner</translation>
    </message>
    <message>
        <source>sequences/s, training</source>
        <translation>Sequenzen/s, Training</translation>
    </message>
    <message>
        <source>training, s</source>
        <translation>Training, s</translation>
    </message>
    <message>
        <source>evaluation, s</source>
        <translation>Auswertung, s</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>nicht untersucht</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>trifft zu</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>What was run</source>
        <translation>Was gelaufen ist</translation>
    </message>
    <message>
        <source>&lt;i&gt;Note: %1&lt;/i&gt;</source>
        <translation>&lt;i&gt;Notiz: %1&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Differences in settings</source>
        <translation>Unterschiede der Einstellungen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Accuracy on each task after learning each task, %%1.</source>
        <translation>Genauigkeit bei jeder Aufgabe nach dem Lernen jeder Aufgabe, %%1.</translation>
    </message>
    <message>
        <source>Gates, candidate and hidden state at the end%1; dashed: at the ends of earlier tasks.</source>
        <translation>Gatter, Kandidat und verdeckter Zustand am Ende%1; gestrichelt: am Ende früherer Aufgaben.</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Was es kostet</translation>
    </message>
    <message>
        <source>What is reported, and what was found here</source>
        <translation>Was berichtet wird und was sich hier zeigte</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>MiRU Lab %1; arithmetic: 32-bit floating point. Equal settings give equal bits on one build and machine, for any number of threads.</source>
        <translation>MiRU Lab %1; Arithmetik: 32-Bit-Gleitkomma. Gleiche Einstellungen ergeben mit demselben Build auf demselben Rechner gleiche Bits, bei beliebig vielen Threads.</translation>
    </message>
    <message>
        <source>How to repeat it</source>
        <translation>So lässt es sich nachmachen</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>nicht zu entscheiden</translation>
    </message>
    <message>
        <source>Evaluated on a validation set, a sixth of the training sequences, not on the test set.</source>
        <translation>Ausgewertet auf einer Validierungsmenge, einem Sechstel der Trainingssequenzen, nicht auf der Testmenge.</translation>
    </message>
    <message>
        <source>A study</source>
        <translation>Eine Studie</translation>
    </message>
    <message>
        <source>%1 of %2 runs are finished. Data: %3; %4; %5 hidden units, %6 per task, batches of %7; evaluated on %8.</source>
        <translation>%1 von %2 Läufen sind fertig. Daten: %3; %4; %5 Einheiten, %6 je Aufgabe, Batches von %7; ausgewertet auf %8.</translation>
    </message>
    <message>
        <source>%1 tasks, one after the other</source>
        <translation>%1 Aufgaben nacheinander</translation>
    </message>
    <message>
        <source>one epoch</source>
        <translation>eine Epoche</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 Epochen</translation>
    </message>
    <message>
        <source>the test set</source>
        <translation>der Testmenge</translation>
    </message>
    <message>
        <source>a validation set</source>
        <translation>einer Validierungsmenge</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>what varies</source>
        <translation>was sich ändert</translation>
    </message>
    <message>
        <source>over</source>
        <translation>über</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>ACC, %</source>
        <translation>ACC, %</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>SD</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>first task, %</source>
        <translation>erste Aufgabe, %</translation>
    </message>
    <message>
        <source>BWT</source>
        <translation>BWT</translation>
    </message>
    <message>
        <source>forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>trained/s</source>
        <translation>trainiert/s</translation>
    </message>
    <message>
        <source>found here</source>
        <translation>hier gefunden</translation>
    </message>
    <message>
        <source>Run %1 (%2): %3. %4</source>
        <translation>Lauf %1 (%2): %3. %4</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Runs that were not finished</source>
        <translation>Läufe, die nicht fertig wurden</translation>
    </message>
    <message>
        <source>accuracy at the end (ACC)</source>
        <translation>Genauigkeit am Ende (ACC)</translation>
    </message>
    <message>
        <source>accuracy on the first task at the end</source>
        <translation>Genauigkeit bei der ersten Aufgabe am Ende</translation>
    </message>
    <message>
        <source>backward transfer (BWT)</source>
        <translation>Rückwärtstransfer (BWT)</translation>
    </message>
    <message>
        <source>training, sequences per second</source>
        <translation>Training, Sequenzen je Sekunde</translation>
    </message>
    <message>
        <source>inference, sequences per second</source>
        <translation>Inferenz, Sequenzen je Sekunde</translation>
    </message>
    <message>
        <source>%1×, computed</source>
        <translation>%1×, berechnet</translation>
    </message>
    <message>
        <source>no run is finished yet</source>
        <translation>noch ist kein Lauf fertig</translation>
    </message>
    <message>
        <source>%1 %, one run: no error can be given</source>
        <translation>%1 %, ein Lauf: Ein Fehler ist nicht anzugeben</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Wortschatz</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Auffüllen</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>per word</source>
        <translation>je Wort</translation>
    </message>
    <message>
        <source>Numbers of the words of the vocabulary. They are looked up without a multiply-add; backwards the gradient has to reach them. None where no words are read.</source>
        <translation>Zahlen der Wörter des Wortschatzes. Sie werden ohne Multiplikation nachgeschlagen; rückwärts muss der Gradient sie erreichen. Keine, wo keine Wörter gelesen werden.</translation>
    </message>
    <message>
        <source>%1 studies</source>
        <translation>%1 Studien</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Numbers that are learned: W, U, b of every gate, the readout V, c, and the embedding of words.</source>
        <translation>Gelernte Zahlen: W, U, b jedes Gatters, die Ausgabeschicht V, c und die Einbettung von Wörtern.</translation>
    </message>
    <message>
        <source>Of one inference. %1 pJ for each parameter that is read, touched once: the constant that reproduces both reported figures, %2 µJ.</source>
        <translation>Einer Inferenz. %1 pJ für jeden Parameter, der gelesen wird, einmal berührt: die Konstante, die beide berichteten Zahlen ergibt, %2 µJ.</translation>
    </message>
    <message>
        <source>needs a GRU and a MiRU-2, both finished, that are otherwise the same</source>
        <translation>braucht eine GRU und eine MiRU-2, beide zu Ende gelernt und sonst gleich</translation>
    </message>
    <message>
        <source>reported (%1)</source>
        <translation>berichtet (%1)</translation>
    </message>
    <message>
        <source>energy per inference, %1 pJ per parameter</source>
        <translation>Energie je Inferenz, %1 pJ je Parameter</translation>
    </message>
    <message>
        <source>seeds, n</source>
        <translation>Startwerte, n</translation>
    </message>
    <message>
        <source>%1, 95 % interval %2 … %3, n = %4 pairs of equal seed</source>
        <translation>%1, 95-%-Intervall %2 … %3, n = %4 Paare gleichen Startwerts</translation>
    </message>
    <message>
        <source>%1, one pair of equal seed: no interval can be given</source>
        <translation>%1, ein Paar gleichen Startwerts: ein Intervall lässt sich nicht angeben</translation>
    </message>
    <message>
        <source>; %1× without the embedding, which all cells share</source>
        <translation>; %1-fach ohne die Einbettung, die alle Zellen gemeinsam haben</translation>
    </message>
    <message>
        <source> with the paper&apos;s constant; its own figures, %1 µJ, have the ratio %2</source>
        <translation> mit der Konstante des Artikels; seine eigenen Zahlen, %1 µJ, haben das Verhältnis %2</translation>
    </message>
    <message>
        <source>; reported for %1</source>
        <translation>; berichtet für %1</translation>
    </message>
    <message>
        <source>MiRU-2 has %1× fewer parameters than a GRU</source>
        <translation>MiRU-2 hat %1-mal weniger Parameter als eine GRU</translation>
    </message>
    <message>
        <source>inference takes %1× less energy</source>
        <translation>eine Inferenz braucht %1-mal weniger Energie</translation>
    </message>
    <message>
        <source>training a MiRU-2 is %1× faster than a GRU</source>
        <translation>das Training einer MiRU-2 ist %1-mal so schnell wie das einer GRU</translation>
    </message>
    <message>
        <source>inference with a MiRU-2 is %1× faster than with a GRU</source>
        <translation>die Inferenz mit einer MiRU-2 ist %1-mal so schnell wie mit einer GRU</translation>
    </message>
    <message>
        <source>MiRU-2 is as accurate as a GRU, within %1 points</source>
        <translation>MiRU-2 ist so genau wie eine GRU, bis auf %1 Punkte</translation>
    </message>
    <message>
        <source>all %1 configurations</source>
        <translation>alle %1 Konfigurationen</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>mean %1 %, sd %2, 95 % interval %3 … %4, n = %5 seeds</source>
        <translation>Mittel %1 %, SD %2, 95-%-Intervall %3 … %4, n = %5 Startwerte</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>A reported ratio is rounded to two decimals, so a ratio from half a hundredth below it is as reported; nothing else is allowed for. What is computed from shapes reaches the reported number or does not; it is reported for %1, and at other sizes the verdict is one on that size.</source>
        <translation>Ein berichtetes Verhältnis ist auf zwei Stellen gerundet; wie berichtet ist daher ein Verhältnis ab einem halben Hundertstel darunter, sonst wird nichts nachgesehen. Was aus den Größen des Netzes berechnet ist, erreicht die berichtete Zahl oder nicht; sie ist für %1 berichtet, und bei anderen Größen gilt das Urteil dieser Größe.</translation>
    </message>
    <message>
        <source>That accuracies within %1 points are comparable is this program&apos;s reading; the paper gives no number.</source>
        <translation>Dass Genauigkeiten bis auf %1 Punkte vergleichbar sind, ist die Lesart dieses Programms; der Artikel nennt keine Zahl.</translation>
    </message>
    <message>
        <source>%1 inputs, %2 hidden units and %3 classes</source>
        <translation>%1 Eingaben, %2 verborgene Einheiten und %3 Klassen</translation>
    </message>
    <message>
        <source>Reported for %1. Two of these figures do not add up: %2 parameters of a GRU are %3 more than by the formula that gives MiRU-2 its %4; and the energies, %5 µJ, have the ratio %6, not the reported %7.</source>
        <translation>Berichtet für %1. Zwei dieser Angaben gehen nicht auf: %2 Parameter einer GRU sind %3 mehr als nach der Formel, die MiRU-2 ihre %4 gibt; und die Energien, %5 µJ, haben das Verhältnis %6, nicht die berichteten %7.</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Run it in the folder in which the run was started: %1 is a name relative to that.</source>
        <translation>In dem Ordner ausführen, in dem der Lauf gestartet wurde: %1 ist ein Name relativ dazu.</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufgaben</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 Einheiten</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>rehearsal %1</source>
        <translation>Wiederholung %1</translation>
    </message>
    <message>
        <source>no rehearsal</source>
        <translation>ohne Wiederholung</translation>
    </message>
    <message>
        <source>inhibition %1</source>
        <translation>Hemmung %1</translation>
    </message>
    <message>
        <source>no inhibition</source>
        <translation>ohne Hemmung</translation>
    </message>
    <message>
        <source>%1 %2 from batch %3</source>
        <translation>%1 %2 ab Batch %3</translation>
    </message>
    <message>
        <source>%1, %2 changes</source>
        <translation>%1, %2 Änderungen</translation>
    </message>
    <message>
        <source>Inhibition, share of the units that are silenced: %1.</source>
        <translation>Hemmung, Anteil der Einheiten, die schweigen: %1.</translation>
    </message>
    <message>
        <source>Not finished, so not compared with runs that are:</source>
        <translation>Nicht beendet, daher nicht mit beendeten Läufen verglichen:</translation>
    </message>
    <message>
        <source>Not compared with the runs above (%1):</source>
        <translation>Nicht mit den Läufen oben verglichen (%1):</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 (shared)</source>
        <translation>%1 (geteilt)</translation>
    </message>
    <message>
        <source>&lt;small&gt;n counts the seeds that are finished; mean = Σx/n; sd = √(Σ(x − mean)²/(n − 1)); interval = mean ± t(n − 1)·sd/√n (Student 1908). ACC = mean over j of R[T−1][j]; BWT = mean over j &amp;lt; T−1 of (R[T−1][j] − R[j][j]) (Lopez-Paz &amp;amp; Ranzato 2017). Rates are measured on one core each.&lt;/small&gt;</source>
        <translation>&lt;small&gt;n zählt die Startwerte, deren Läufe beendet sind; Mittel = Σx/n; SD = √(Σ(x − Mittel)²/(n − 1)); Intervall = Mittel ± t(n − 1)·SD/√n (Student 1908). ACC = Mittel über j von R[T−1][j]; BWT = Mittel über j &amp;lt; T−1 von (R[T−1][j] − R[j][j]) (Lopez-Paz &amp;amp; Ranzato 2017). Raten sind auf je einem Kern gemessen.&lt;/small&gt;</translation>
    </message>
    <message>
        <source>%1; measured while other runs shared the machine</source>
        <translation>%1; gemessen, während andere Läufe den Rechner mitbenutzten</translation>
    </message>
    <message>
        <source>What is measured is compared between a MiRU-2 and the GRU that differs from it in nothing but the cell, its coefficients, its learning rate and its gradient clip: the ratio (of accuracies, the difference) of each pair of equal seed, then mean ± t(n − 1)·sd/√n (Student 1908); n counts these pairs. A claim holds if the whole 95 % interval reaches it and does not hold if none of the interval does; otherwise, and for a single pair, the verdict is “cannot tell”. Speeds of runs that shared the machine with others are not judged.</source>
        <translation>Gemessenes wird zwischen einer MiRU-2 und der GRU verglichen, die sich von ihr nur in der Zelle, deren Koeffizienten, der Lernrate und der Begrenzung des Gradienten unterscheidet: das Verhältnis (bei Genauigkeiten die Differenz) jedes Paars gleichen Startwerts, davon Mittel ± t(n − 1)·SD/√n (Student 1908); n zählt diese Paare. Eine Behauptung trifft zu, wenn das ganze 95-%-Intervall sie erreicht, trifft nicht zu, wenn nichts davon sie erreicht; sonst, und bei einem einzelnen Paar, ist es nicht zu entscheiden. Geschwindigkeiten von Läufen, die den Rechner mit anderen teilten, werden nicht beurteilt.</translation>
    </message>
    <message>
        <source>shared: other runs used the machine at the same time, so this speed says nothing about a cell and enters no verdict.</source>
        <translation>geteilt: Andere Läufe benutzten zur selben Zeit den Rechner; diese Geschwindigkeit sagt daher nichts über eine Zelle und geht in kein Urteil ein.</translation>
    </message>
    <message>
        <source>h = z h′ + (1 − z) tanh(W x + U (r h′) + b): the gates z and r are learned, there is no β and no λ</source>
        <translation>h = z h′ + (1 − z) tanh(W x + U (r h′) + b): Die Gatter z und r werden gelernt, es gibt kein β und kein λ</translation>
    </message>
    <message>
        <source>h = λ h′ + (1 − λ) tanh(W x + U (r h′) + b): r is learned</source>
        <translation>h = λ h′ + (1 − λ) tanh(W x + U (r h′) + b): r wird gelernt</translation>
    </message>
    <message>
        <source>h = λ h′ + (1 − λ) tanh(W x + U (β h′) + b)</source>
        <translation>h = λ h′ + (1 − λ) tanh(W x + U (β h′) + b)</translation>
    </message>
    <message>
        <source>permuted %1</source>
        <translation>%1 permutiert</translation>
    </message>
    <message>
        <source>%1 with permuted rows</source>
        <translation>%1 mit permutierten Zeilen</translation>
    </message>
    <message>
        <source>%1 with permuted words</source>
        <translation>%1 mit permutierten Wörtern</translation>
    </message>
    <message>
        <source>it decides what is learned</source>
        <translation>davon hängt ab, was gelernt wird</translation>
    </message>
    <message>
        <source>it decides the network&apos;s shape</source>
        <translation>davon hängt die Form des Netzes ab</translation>
    </message>
    <message>
        <source>it decides how long a task is</source>
        <translation>davon hängt ab, wie lang eine Aufgabe ist</translation>
    </message>
    <message>
        <source>each unit&apos;s value is drawn when the run begins</source>
        <translation>der Wert jeder Einheit wird zu Beginn des Laufs gezogen</translation>
    </message>
    <message>
        <source>Training sequences per task, drawn at random; 0 uses all.</source>
        <translation>Trainingssequenzen je Aufgabe, zufällig gezogen; 0 nimmt alle.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Test sequences per task, drawn at random; 0 uses all.</source>
        <translation>Testsequenzen je Aufgabe, zufällig gezogen; 0 nimmt alle.</translation>
    </message>
    <message>
        <source>Evaluate on</source>
        <translation>Auswerten auf</translation>
    </message>
    <message>
        <source>The test set; or, while settings are still being chosen, a validation set: a sixth of the training sequences, which are then not trained on. Settings chosen by test results flatter them.</source>
        <translation>Die Testmenge; oder, solange Einstellungen noch gewählt werden, eine Validierungsmenge: ein Sechstel der Trainingssequenzen, auf denen dann nicht trainiert wird. Nach Testergebnissen gewählte Einstellungen beschönigen sie.</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>Testmenge</translation>
    </message>
    <message>
        <source>validation set</source>
        <translation>Validierungsmenge</translation>
    </message>
    <message>
        <source>Maximum length</source>
        <translation>Höchstlänge</translation>
    </message>
    <message>
        <source>Longer texts: read</source>
        <translation>Von längeren Texten</translation>
    </message>
    <message>
        <source>Which part is read of a text that is longer than the maximum length.</source>
        <translation>Welcher Teil eines Textes gelesen wird, der länger als die Höchstlänge ist.</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>den Anfang</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>Texts end together; padding fills the front of shorter ones. It is skipped, so that the state stays zero until the text begins, or read like a word.</source>
        <translation>Texte enden gemeinsam; kürzere werden vorn aufgefüllt. Die Auffüllung wird übergangen, so dass der Zustand null bleibt, bis der Text beginnt, oder wie ein Wort gelesen.</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übergangen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>Where a GRU&apos;s reset gate acts: before the recurrent product (Cho et al. 2014, the paper&apos;s) or after it (PyTorch, cuDNN).</source>
        <translation>Wo das Reset-Gatter einer GRU wirkt: vor dem rekurrenten Produkt (Cho et al. 2014, so im Artikel) oder danach (PyTorch, cuDNN).</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>Size of the hidden state, the network&apos;s memory.</source>
        <translation>Größe des verdeckten Zustands, des Gedächtnisses des Netzes.</translation>
    </message>
    <message>
        <source>How much of the previous state the candidate sees, in place of a reset gate. Only MiRU-2 uses it; at 0 the candidate has no memory.</source>
        <translation>Wie viel vom vorherigen Zustand der Kandidat sieht, anstelle eines Reset-Gatters. Nur MiRU-2 verwendet es; bei 0 hat der Kandidat kein Gedächtnis.</translation>
    </message>
    <message>
        <source>How much of the previous state is kept at each step, in place of an update gate: a memory of about τ = −1/ln λ steps. MiRU-1 and MiRU-2 use it.</source>
        <translation>Wie viel vom vorherigen Zustand in jedem Schritt bleibt, anstelle eines Update-Gatters: ein Gedächtnis von etwa τ = −1/ln λ Schritten. MiRU-1 und MiRU-2 verwenden es.</translation>
    </message>
    <message>
        <source>Two numbers: each unit gets a β of its own, drawn uniformly between them. None: all units share one.</source>
        <translation>Zwei Zahlen: jede Einheit bekommt ein eigenes β, gleichverteilt zwischen ihnen gezogen. Keine: alle Einheiten haben dasselbe.</translation>
    </message>
    <message>
        <source>Two numbers: each unit gets a λ of its own, drawn uniformly between them, so that the network remembers on many time scales. None: all units share one.</source>
        <translation>Zwei Zahlen: jede Einheit bekommt ein eigenes λ, gleichverteilt zwischen ihnen gezogen, so dass sich das Netz auf vielen Zeitskalen erinnert. Keine: alle Einheiten haben dasselbe.</translation>
    </message>
    <message>
        <source>A network file (safetensors) to start from, β and λ included. None: random initial weights.</source>
        <translation>Eine Netzdatei (safetensors), von der ausgegangen wird, β und λ eingeschlossen. Keine: zufällige Anfangsgewichte.</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>Zufallsgewichte</translation>
    </message>
    <message>
        <source>it is where the run begins</source>
        <translation>damit beginnt der Lauf</translation>
    </message>
    <message>
        <source>The state (losers are silent inside the recurrence too), or only what the readout sees.</source>
        <translation>Der Zustand (Verlierer schweigen auch in der Rekurrenz) oder nur, was die Ausgabeschicht sieht.</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>readout</source>
        <translation>Ausgabeschicht</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Adam adapts the step of each weight; SGD uses one step size for all, with momentum.</source>
        <translation>Adam passt den Schritt jedes Gewichts an; SGD nimmt für alle dieselbe Schrittweite, mit Momentum.</translation>
    </message>
    <message>
        <source>Step size. Too small learns slowly, too large destroys what was learned.</source>
        <translation>Schrittweite. Zu klein lernt langsam, zu groß zerstört, was gelernt war.</translation>
    </message>
    <message>
        <source>New sequences per batch.</source>
        <translation>Neue Sequenzen je Batch.</translation>
    </message>
    <message>
        <source>Longer gradients are shortened to this length; 0 turns clipping off.</source>
        <translation>Längere Gradienten werden auf diese Länge gekürzt; 0 schaltet das Kürzen ab.</translation>
    </message>
    <message>
        <source>everything random in the run follows from it</source>
        <translation>alles Zufällige im Lauf folgt daraus</translation>
    </message>
    <message>
        <source>permuted pixels</source>
        <translation>permutierte Pixel</translation>
    </message>
    <message>
        <source>permuted rows</source>
        <translation>permutierte Zeilen</translation>
    </message>
    <message>
        <source>Against forgetting</source>
        <translation>Gegen das Vergessen</translation>
    </message>
    <message>
        <source>it looks at every task from its beginning</source>
        <translation>es begleitet jede Aufgabe von ihrem Anfang an</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>What the outputs mean. Domain: all tasks share them. Class: each task brings outputs of its own, and the answer is chosen among those of all tasks met. Task: the network is told the task, and chooses among its outputs alone.</source>
        <translation>Was die Ausgänge bedeuten. Domäne: Alle Aufgaben teilen sie. Klasse: Jede Aufgabe bringt eigene mit, und geantwortet wird unter denen aller bisherigen. Aufgabe: Dem Netz wird die Aufgabe genannt, und es wählt allein unter ihren Ausgängen.</translation>
    </message>
    <message>
        <source>Classes per task</source>
        <translation>Klassen je Aufgabe</translation>
    </message>
    <message>
        <source>How many of the classes each task has; 0 deals out all of them in equal parts.</source>
        <translation>Wie viele der Klassen jede Aufgabe hat; 0 verteilt alle zu gleichen Teilen.</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>equal parts</source>
        <translation>gleiche Teile</translation>
    </message>
    <message>
        <source>Class order</source>
        <translation>Reihenfolge der Klassen</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>Active classes</source>
        <translation>Aktive Klassen</translation>
    </message>
    <message>
        <source>Among which outputs an answer is chosen while the network learns, in the class scenario: those of the tasks met so far, all, or those of the sequence&apos;s own task.</source>
        <translation>Unter welchen Ausgängen das Netz beim Lernen im Klassen-Szenario wählt: denen der bisherigen Aufgaben, allen oder denen der Aufgabe, zu der die Sequenz gehört.</translation>
    </message>
    <message>
        <source>seen so far</source>
        <translation>bisherige</translation>
    </message>
    <message>
        <source>current task</source>
        <translation>der Aufgabe</translation>
    </message>
    <message>
        <source>Largest angle</source>
        <translation>Größter Winkel</translation>
    </message>
    <message>
        <source>By how much the last task&apos;s images are turned; those before it evenly less, the first task&apos;s not at all.</source>
        <translation>Wie weit die Bilder der letzten Aufgabe gedreht sind; die davor gleichmäßig weniger, die der ersten gar nicht.</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>Alle zugleich</translation>
    </message>
    <message>
        <source>All tasks are learned at once, and tested one by one: the upper bound of what any method against forgetting may reach.</source>
        <translation>Alle Aufgaben werden zugleich gelernt und einzeln getestet: die Obergrenze dessen, was ein Verfahren gegen das Vergessen erreichen kann.</translation>
    </message>
    <message>
        <source>Kept sequences drawn for every batch, all different.</source>
        <translation>Aufbewahrte Sequenzen, die für jeden Batch gezogen werden, lauter verschiedene.</translation>
    </message>
    <message>
        <source>Used to</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>What is done with kept sequences. Mix: they are learned with the batch (experience replay). Project: the gradient g loses the part that goes against theirs, g − (g·r / r·r) r (A-GEM). Logits: answers to them stay near those of the time, α · mean (z − z′)² (DER); logits and labels: and they are learned once more (DER++).</source>
        <translation>Was mit aufbewahrten Sequenzen geschieht. Mischen: Sie werden mit dem Batch gelernt (Experience Replay). Projizieren: Der Gradient g verliert den Anteil, der ihrem entgegenläuft, g − (g·r / r·r) r (A-GEM). Logits: Antworten auf sie bleiben nahe an den damaligen, α · Mittel (z − z′)² (DER); Logits und Labels: und sie werden noch einmal gelernt (DER++).</translation>
    </message>
    <message>
        <source>mix into batches</source>
        <translation>in Batches mischen</translation>
    </message>
    <message>
        <source>project gradients (A-GEM)</source>
        <translation>Gradienten projizieren (A-GEM)</translation>
    </message>
    <message>
        <source>keep logits (DER)</source>
        <translation>Logits halten (DER)</translation>
    </message>
    <message>
        <source>keep logits and labels (DER++)</source>
        <translation>Logits und Labels halten (DER++)</translation>
    </message>
    <message>
        <source>Strength of logits α</source>
        <translation>Stärke der Logits α</translation>
    </message>
    <message>
        <source>How firmly answers to kept sequences stay near those of the time.</source>
        <translation>Wie fest Antworten auf aufbewahrte Sequenzen an den damaligen bleiben.</translation>
    </message>
    <message>
        <source>Strength of labels</source>
        <translation>Stärke der Labels</translation>
    </message>
    <message>
        <source>How much the labels of kept sequences count beside the task&apos;s own.</source>
        <translation>Wie viel die Labels aufbewahrter Sequenzen neben denen der Aufgabe zählen.</translation>
    </message>
    <message>
        <source>Hold weights</source>
        <translation>Gewichte halten</translation>
    </message>
    <message>
        <source>A penalty (Λ/2) Σ Ω (θ − θ*)² pulls each weight back to where it was after earlier tasks, the more firmly the more important it is. EWC: Ω is the Fisher information of each task; online EWC: in one sum that fades. SI: how much the weight&apos;s own path lowered the loss. MAS: how strongly the logits depend on it.</source>
        <translation>Eine Strafe (Λ/2) Σ Ω (θ − θ*)² zieht jedes Gewicht dahin zurück, wo es nach früheren Aufgaben war, umso fester, je wichtiger es ist. EWC: Ω ist die Fisher-Information jeder Aufgabe; Online-EWC: in einer Summe, die verblasst. SI: wie sehr der eigene Weg des Gewichts den Verlust gesenkt hat. MAS: wie stark die Logits von ihm abhängen.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>online EWC</source>
        <translation>Online-EWC</translation>
    </message>
    <message>
        <source>SI (synaptic intelligence)</source>
        <translation>SI (Synaptic Intelligence)</translation>
    </message>
    <message>
        <source>MAS (memory aware synapses)</source>
        <translation>MAS (Memory Aware Synapses)</translation>
    </message>
    <message>
        <source>Strength Λ</source>
        <translation>Stärke Λ</translation>
    </message>
    <message>
        <source>Fisher information</source>
        <translation>Fisher-Information</translation>
    </message>
    <message>
        <source>Over which labels squared gradients are averaged: all, as likely as the network thinks them (exact); one drawn so (sampled); the data&apos;s (empirical); or the square of a batch&apos;s mean gradient (batched), which is no Fisher information but what some libraries compute.</source>
        <translation>Über welche Labels quadrierte Gradienten gemittelt werden: alle, so wahrscheinlich, wie das Netz sie findet (exakt); ein so gezogenes (gezogen); das der Daten (empirisch); oder das Quadrat des mittleren Gradienten eines Batches, was keine Fisher-Information ist, aber von manchen Bibliotheken berechnet wird.</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>sampled labels</source>
        <translation>gezogene Labels</translation>
    </message>
    <message>
        <source>empirical</source>
        <translation>empirisch</translation>
    </message>
    <message>
        <source>batched</source>
        <translation>je Batch</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>Gemessen an</translation>
    </message>
    <message>
        <source>Training sequences of a task on which importance is measured when it ends, drawn at random; 0 uses all.</source>
        <translation>Trainingssequenzen einer Aufgabe, an denen bei ihrem Ende die Wichtigkeit gemessen wird, zufällig gezogen; 0 nimmt alle.</translation>
    </message>
    <message>
        <source>Decay γ</source>
        <translation>Verblassen γ</translation>
    </message>
    <message>
        <source>How much of the importance of earlier tasks is left after another; at 1 nothing fades.</source>
        <translation>Wie viel von der Wichtigkeit früherer Aufgaben nach einer weiteren bleibt; bei 1 verblasst nichts.</translation>
    </message>
    <message>
        <source>Damping ξ</source>
        <translation>Dämpfung ξ</translation>
    </message>
    <message>
        <source>Keeps the importance of weights that hardly moved within bounds: Ω = ω / (Δ² + ξ).</source>
        <translation>Hält die Wichtigkeit von Gewichten, die sich kaum bewegt haben, in Grenzen: Ω = ω / (Δ² + ξ).</translation>
    </message>
    <message>
        <source>Distillation α</source>
        <translation>Destillation α</translation>
    </message>
    <message>
        <source>Temperature τ</source>
        <translation>Temperatur τ</translation>
    </message>
    <message>
        <source>Logits are divided by it before they are compared: the higher, the more unlikely answers count.</source>
        <translation>Durch sie werden Logits geteilt, ehe sie verglichen werden: Je höher, desto mehr zählen unwahrscheinliche Antworten.</translation>
    </message>
    <message>
        <source>Reset optimiser</source>
        <translation>Neuer Optimierer</translation>
    </message>
    <message>
        <source>Whether the optimiser forgets its averages when a task begins. It changes how much plain training forgets.</source>
        <translation>Ob der Optimierer seine Mittelwerte vergisst, wenn eine Aufgabe beginnt. Davon hängt ab, wie viel bloßes Training vergisst.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>at each task</source>
        <translation>mit jeder Aufgabe</translation>
    </message>
    <message>
        <source>Each task after the first reads the same images with all pixels in an order of its own.</source>
        <translation>Jede Aufgabe nach der ersten liest dieselben Bilder mit allen Pixeln in eigener Reihenfolge.</translation>
    </message>
    <message>
        <source>Each task after the first reads the same images with their rows in an order of its own.</source>
        <translation>Jede Aufgabe nach der ersten liest dieselben Bilder mit ihren Zeilen in eigener Reihenfolge.</translation>
    </message>
    <message>
        <source>Each task after the first reads the words of the same texts in an order of its own.</source>
        <translation>Jede Aufgabe nach der ersten liest die Wörter derselben Texte in eigener Reihenfolge.</translation>
    </message>
    <message>
        <source>rotated</source>
        <translation>gedreht</translation>
    </message>
    <message>
        <source>rotated %1</source>
        <translation>gedrehtes %1</translation>
    </message>
    <message>
        <source>Each task reads the same images turned a little further.</source>
        <translation>Jede Aufgabe liest dieselben Bilder ein Stück weiter gedreht.</translation>
    </message>
    <message>
        <source>split classes</source>
        <translation>geteilte Klassen</translation>
    </message>
    <message>
        <source>split %1</source>
        <translation>geteiltes %1</translation>
    </message>
    <message>
        <source>Each task has some of the classes, and only their images.</source>
        <translation>Jede Aufgabe hat einige der Klassen und nur deren Bilder.</translation>
    </message>
    <message>
        <source>Each task has some of the classes, and only their texts.</source>
        <translation>Jede Aufgabe hat einige der Klassen und nur deren Texte.</translation>
    </message>
    <message>
        <source>domain-incremental</source>
        <translation>Domänen-inkrementell</translation>
    </message>
    <message>
        <source>All tasks share the outputs; which task a sequence belongs to is never given.</source>
        <translation>Alle Aufgaben teilen die Ausgänge; zu welcher Aufgabe eine Sequenz gehört, wird nie gesagt.</translation>
    </message>
    <message>
        <source>class-incremental</source>
        <translation>Klassen-inkrementell</translation>
    </message>
    <message>
        <source>Each task brings outputs of its own, and the answer is chosen among those of all tasks met; which task a sequence belongs to is never given.</source>
        <translation>Jede Aufgabe bringt eigene Ausgänge mit, und geantwortet wird unter denen aller bisherigen; zu welcher Aufgabe eine Sequenz gehört, wird nie gesagt.</translation>
    </message>
    <message>
        <source>task-incremental</source>
        <translation>Aufgaben-inkrementell</translation>
    </message>
    <message>
        <source>Each task brings outputs of its own; the network is told which task a sequence belongs to and chooses among the outputs of that task.</source>
        <translation>Jede Aufgabe bringt eigene Ausgänge mit; dem Netz wird gesagt, zu welcher Aufgabe eine Sequenz gehört, und es wählt unter deren Ausgängen.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>All tasks were learned at once, and tested one by one.</source>
        <translation>Alle Aufgaben wurden zugleich gelernt und einzeln getestet.</translation>
    </message>
    <message>
        <source>Weights are held by %1, with a strength Λ of %2.</source>
        <translation>Gewichte werden durch %1 gehalten, mit einer Stärke Λ von %2.</translation>
    </message>
    <message>
        <source>Distillation from the network before each task, with a strength of %1 and a temperature of %2.</source>
        <translation>Destillation aus dem Netz von vor jeder Aufgabe, mit einer Stärke von %1 und einer Temperatur von %2.</translation>
    </message>
    <message>
        <source>EWC</source>
        <translation>EWC</translation>
    </message>
    <message>
        <source>against forgetting</source>
        <translation>gegen das Vergessen</translation>
    </message>
    <message>
        <source>Numbers that methods against forgetting keep besides rehearsed frames: importance and place of each weight, a teacher, logits.</source>
        <translation>Zahlen, die Verfahren gegen das Vergessen neben aufbewahrten Bildern halten: Wichtigkeit und Ort jedes Gewichts, ein Lehrer, Logits.</translation>
    </message>
    <message>
        <source>Multiply-adds of the methods against forgetting in one batch, besides those of the task&apos;s own sequences: rehearsed sequences, a teacher&apos;s answers, a penalty.</source>
        <translation>Multiplikationen mit Addition der Verfahren gegen das Vergessen in einem Batch, neben denen der eigenen Sequenzen der Aufgabe: wiederholte Sequenzen, Antworten eines Lehrers, eine Strafe.</translation>
    </message>
    <message>
        <source>Multiply-adds when a task ends: measuring how important each weight is.</source>
        <translation>Multiplikationen mit Addition am Ende einer Aufgabe: gemessen wird, wie wichtig jedes Gewicht ist.</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>alle zugleich</translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>eine nach der anderen</translation>
    </message>
    <message>
        <source>weights not held</source>
        <translation>Gewichte nicht gehalten</translation>
    </message>
    <message>
        <source>method MACs, batch</source>
        <translation>Verfahren: MACs, Batch</translation>
    </message>
    <message>
        <source>method MACs, task end</source>
        <translation>Verfahren: MACs, Aufgabenende</translation>
    </message>
    <message>
        <source>naive</source>
        <translation>naiv</translation>
    </message>
    <message>
        <source>rehearsal</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>SI</source>
        <translation>SI</translation>
    </message>
    <message>
        <source>MAS</source>
        <translation>MAS</translation>
    </message>
    <message>
        <source>LwF</source>
        <translation>LwF</translation>
    </message>
    <message>
        <source>A-GEM</source>
        <translation>A-GEM</translation>
    </message>
    <message>
        <source>DER</source>
        <translation>DER</translation>
    </message>
    <message>
        <source>DER++</source>
        <translation>DER++</translation>
    </message>
    <message>
        <source>joint</source>
        <translation>gemeinsam</translation>
    </message>
    <message>
        <source>expected ACC</source>
        <translation>erwartete ACC</translation>
    </message>
    <message>
        <source>numbers kept</source>
        <translation>behaltene Zahlen</translation>
    </message>
    <message>
        <source>10⁶ multiply-adds per batch</source>
        <translation>10⁶ Multiply-Adds je Batch</translation>
    </message>
    <message>
        <source>10⁶ at a task&apos;s end</source>
        <translation>10⁶ am Ende einer Aufgabe</translation>
    </message>
    <message>
        <source>Counted from shapes: what is kept when memories are full, and what is computed besides the task&apos;s own sequences.</source>
        <translation>Aus Formen gezählt: was behalten wird, wenn die Speicher voll sind, und was neben den eigenen Sequenzen der Aufgabe gerechnet wird.</translation>
    </message>
    <message>
        <source>What the literature leads to expect, and whether it came</source>
        <translation>Was die Literatur erwarten lässt, und ob es eintrat</translation>
    </message>
    <message>
        <source>What methods cost</source>
        <translation>Was die Verfahren kosten</translation>
    </message>
    <message>
        <source>The same with another cell</source>
        <translation>Dasselbe mit anderer Zelle</translation>
    </message>
    <message>
        <source>The same with another method</source>
        <translation>Dasselbe mit anderem Verfahren</translation>
    </message>
    <message>
        <source>joint: all tasks at once, the upper bound</source>
        <translation>gemeinsam: alle Aufgaben zugleich, die Obergrenze</translation>
    </message>
    <message>
        <source>With one task there is nothing to forget.</source>
        <translation>Bei einer Aufgabe gibt es nichts zu vergessen.</translation>
    </message>
    <message>
        <source>numbers, kB</source>
        <translation>Zahlen, kB</translation>
    </message>
    <message>
        <source>sequences, kB</source>
        <translation>Sequenzen, kB</translation>
    </message>
    <message>
        <source>%1 configurations: %2 … %3</source>
        <translation>%1 Konfigurationen: %2 … %3</translation>
    </message>
    <message>
        <source>h = o tanh(m), m = f m′ + i tanh(W x + U h′ + b): the gates i, f and o are learned, the memory m is a second state</source>
        <translation>h = o tanh(m), m = f m′ + i tanh(W x + U h′ + b): Die Gatter i, f und o werden gelernt, der Speicher m ist ein zweiter Zustand</translation>
    </message>
    <message>
        <source>h = (1 − f) h′ + f tanh(W x + U (f h′) + b): one learned gate, f, does the work of two</source>
        <translation>h = (1 − f) h′ + f tanh(W x + U (f h′) + b): Ein gelerntes Gatter, f, tut die Arbeit von zweien</translation>
    </message>
    <message>
        <source>h = tanh(W x + U h′ + b): no gate, nothing is kept</source>
        <translation>h = tanh(W x + U h′ + b): kein Gatter, nichts wird behalten</translation>
    </message>
    <message>
        <source>h = (1 − z) h′ + z (W x + b): the gate z and the candidate see the input alone</source>
        <translation>h = (1 − z) h′ + z (W x + b): Das Gatter z und der Kandidat sehen nur die Eingabe</translation>
    </message>
    <message>
        <source>it keeps logits, and what the network answered earlier is not known any more</source>
        <translation>er behält Logits, und was das Netz früher geantwortet hat, ist nicht mehr bekannt</translation>
    </message>
    <message>
        <source>it is learned, and this is where it begins</source>
        <translation>es wird gelernt, und dies ist sein Anfangswert</translation>
    </message>
    <message>
        <source>A GRU learns two gates. MiRU-1 keeps the reset gate and replaces the update gate by λ. MiRU-2 replaces both, by β and λ. An LSTM has a second state and three gates, an MGU one gate, an RNN none; minGRU&apos;s gate sees the input alone.</source>
        <translation>Ein GRU lernt zwei Gatter. MiRU-1 behält das Reset-Gatter und ersetzt das Update-Gatter durch λ. MiRU-2 ersetzt beide, durch β und λ. Ein LSTM hat einen zweiten Zustand und drei Gatter, ein MGU ein Gatter, ein RNN keines; das Gatter von minGRU sieht nur die Eingabe.</translation>
    </message>
    <message>
        <source>Learn β and λ</source>
        <translation>β und λ lernen</translation>
    </message>
    <message>
        <source>, beginning at %1</source>
        <translation>, beginnend bei %1</translation>
    </message>
    <message>
        <source>The network (%1, %2 hidden units%3) learned %4 of %5, %6 training sequences each.</source>
        <translation>Das Netz (%1, %2 verdeckte Einheiten%3) hat %4 von %5 gelernt, mit je %6 Trainingssequenzen.</translation>
    </message>
    <message>
        <source>Each unit learns its own β and λ, through their logits, from those given on. They stay between 0 and 1, and begin between 0.001 and 0.999.</source>
        <translation>Jede Einheit lernt ihr eigenes β und λ, über deren Logits, von den angegebenen aus. Sie bleiben zwischen 0 und 1 und beginnen zwischen 0,001 und 0,999.</translation>
    </message>
    <message>
        <source>How tasks differ: each after the first reads the same images with all pixels, or whole rows, in an order of its own, or turned a little further; or each has classes of its own, or one source (a speaker, a file, an author). Of texts: with all words exchanged for others, in another order, classes of their own, or one source.</source>
        <translation>Worin sich die Aufgaben unterscheiden: Jede nach der ersten liest dieselben Bilder mit allen Pixeln oder ganzen Zeilen in eigener Reihenfolge oder ein Stück weiter gedreht; oder jede hat eigene Klassen oder eine Quelle (einen Sprecher, eine Datei, einen Autor). Bei Texten: mit lauter vertauschten Wörtern, in anderer Reihenfolge, mit eigenen Klassen oder aus einer Quelle.</translation>
    </message>
    <message>
        <source>In which order the classes, or the sources, are dealt out to the tasks: as the data set has them, or shuffled by the seed.</source>
        <translation>In welcher Reihenfolge die Klassen oder die Quellen auf die Aufgaben verteilt werden: wie im Datensatz oder vom Startwert gemischt.</translation>
    </message>
    <message>
        <source>one source per task</source>
        <translation>eine Quelle je Aufgabe</translation>
    </message>
    <message>
        <source>%1 by source</source>
        <translation>%1 nach Quelle</translation>
    </message>
    <message>
        <source>Each task has the sequences of one source: of one speaker, say.</source>
        <translation>Jede Aufgabe hat die Sequenzen einer Quelle: etwa eines Sprechers.</translation>
    </message>
    <message>
        <source>Each task has the texts of one source: of one file or author.</source>
        <translation>Jede Aufgabe hat die Texte einer Quelle: einer Datei oder eines Autors.</translation>
    </message>
    <message>
        <source>What is learned: a data set of the catalog (glyphs, fashion-mnist, mnist, cifar-10, cifar-100, fsdd, imdb, tinyshakespeare), a folder of your own with IDX, CSV, CIFAR, WAV or text files, or a file of running text.</source>
        <translation>Was gelernt wird: ein Datensatz des Katalogs (glyphs, fashion-mnist, mnist, cifar-10, cifar-100, fsdd, imdb, tinyshakespeare), ein eigener Ordner mit IDX-, CSV-, CIFAR-, WAV- oder Textdateien oder eine Datei mit fortlaufendem Text.</translation>
    </message>
    <message>
        <source>A step is</source>
        <translation>Ein Schritt ist</translation>
    </message>
    <message>
        <source>How an image is read: a row of it a step (28 steps of 28 numbers; of a colour image 32 of 96: red, green and blue of each pixel), or a pixel a step (784 of 1; 1,024 of 3), which asks for a far longer memory and takes as much longer.</source>
        <translation>Wie ein Bild gelesen wird: eine Zeile je Schritt (28 Schritte mit 28 Zahlen; bei einem Farbbild 32 mit 96: Rot, Grün und Blau jedes Pixels) oder ein Pixel je Schritt (784 mit 1; 1.024 mit 3), was ein viel längeres Gedächtnis verlangt und ebenso viel länger dauert.</translation>
    </message>
    <message>
        <source>a row</source>
        <translation>eine Zeile</translation>
    </message>
    <message>
        <source>a pixel</source>
        <translation>ein Pixel</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Which classes are learned where a data set has finer and coarser ones: of CIFAR-100 the 100 classes, or the 20 groups of five that they belong to.</source>
        <translation>Welche Klassen gelernt werden, wo ein Datensatz feinere und gröbere hat: bei CIFAR-100 die 100 Klassen oder die 20 Fünfergruppen, zu denen sie gehören.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>fein</translation>
    </message>
    <message>
        <source>coarse</source>
        <translation>grob</translation>
    </message>
    <message>
        <source>Number of words (or characters) the network knows: the most frequent ones of the training texts. Any other is read as the unknown one. Padding and the unknown one count too.</source>
        <translation>Wie viele Wörter (oder Zeichen) das Netz kennt: die häufigsten der Trainingstexte. Jedes andere wird als das unbekannte gelesen. Füllzeichen und das unbekannte zählen mit.</translation>
    </message>
    <message>
        <source>Words read per text; of a running text, characters per sequence.</source>
        <translation>Wörter, die je Text gelesen werden; bei fortlaufendem Text Zeichen je Sequenz.</translation>
    </message>
    <message>
        <source>Length of the vector that stands for each word of the vocabulary; the cell reads it. 0: there is none, and each word has an input of the cell for itself (one-hot).</source>
        <translation>Länge des Vektors, der für jedes Wort des Vokabulars steht; ihn liest die Zelle. 0: Es gibt keinen, und jedes Wort hat einen eigenen Eingang der Zelle (one-hot).</translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation>one-hot</translation>
    </message>
    <message>
        <source>Carry the state</source>
        <translation>Zustand weitertragen</translation>
    </message>
    <message>
        <source>Running texts are read on from batch to batch: each sequence begins in the state in which the one before it ended. The rows of a batch are places in the text, and gradients stay within a batch.</source>
        <translation>Fortlaufende Texte werden von Batch zu Batch weitergelesen: Jede Sequenz beginnt in dem Zustand, in dem die vorige geendet hat. Die Zeilen eines Batches sind Stellen im Text, und Gradienten bleiben innerhalb eines Batches.</translation>
    </message>
    <message>
        <source>Each task after the first reads the same texts with every word, or character, exchanged for another.</source>
        <translation>Jede Aufgabe nach der ersten liest dieselben Texte, in denen jedes Wort oder Zeichen durch ein anderes ersetzt ist.</translation>
    </message>
    <message>
        <source>as %1 numbers</source>
        <translation>als %1 Zahlen</translation>
    </message>
    <message>
        <source>Of each text up to %1 words are read, each %2; it knows %3 words, which make up %4 of the training texts.</source>
        <translation>Von jedem Text werden bis zu %1 Wörter gelesen, jedes %2; es kennt %3 Wörter, die %4 der Trainingstexte ausmachen.</translation>
    </message>
    <message>
        <source>%1 characters make a sequence, each read %2 and answered by the one that follows; it knows %3 characters. %4</source>
        <translation>%1 Zeichen bilden eine Sequenz, jedes %2 gelesen und mit dem folgenden beantwortet; es kennt %3 Zeichen. %4</translation>
    </message>
    <message>
        <source>The text is read on from batch to batch.</source>
        <translation>Der Text wird von Batch zu Batch weitergelesen.</translation>
    </message>
    <message>
        <source>Each sequence begins with a state of zero.</source>
        <translation>Jede Sequenz beginnt mit dem Zustand null.</translation>
    </message>
    <message>
        <source>A modern unit needs no help against forgetting</source>
        <translation>Eine moderne Zelle braucht keine Hilfe gegen das Vergessen</translation>
    </message>
    <message>
        <source>Fixed coefficients suffice for language</source>
        <translation>Feste Koeffizienten genügen für Sprache</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>bits per character</source>
        <translation>Bits pro Zeichen</translation>
    </message>
    <message>
        <source>What the paper leaves open</source>
        <translation>Was die Arbeit offenlässt</translation>
    </message>
    <message>
        <source>bits per character at the end</source>
        <translation>Bits pro Zeichen am Ende</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>zoomed in · double click: whole run</source>
        <translation>vergrößert · Doppelklick: ganzer Lauf</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
        <source>F1 explains what has the focus; the question mark on a panel explains the panel.</source>
        <translation>F1 erklärt, was den Fokus hat; das Fragezeichen an einem Bereich erklärt den Bereich.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>Außerdem</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About MiRU Lab</source>
        <translation>Über MiRU Lab</translation>
    </message>
    <message>
        <source>How to read it</source>
        <translation>Wie es zu lesen ist</translation>
    </message>
    <message>
        <source>An example</source>
        <translation>Ein Beispiel</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>Siehe auch</translation>
    </message>
    <message>
        <source>See a recurrent network learn, forget and remember.</source>
        <translation>Einem rekurrenten Netz beim Lernen, Vergessen und Erinnern zusehen.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Free software under the %1: everybody may use, study, share and change it.</source>
        <translation>Freie Software unter der %1: Alle dürfen sie verwenden, untersuchen, weitergeben und verändern.</translation>
    </message>
    <message>
        <source>How to cite</source>
        <translation>Wie man zitiert</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy the BibTeX entries</source>
        <translation>BibTeX-Einträge kopieren</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>Compiler</translation>
    </message>
    <message>
        <source>For programs: %1; attached to the PDF, folded at the end of the page for a browser.</source>
        <translation>Für Programme: %1; an das PDF angehängt, auf der Seite für den Browser am Ende eingeklappt.</translation>
    </message>
    <message>
        <source>dashed</source>
        <translation>gestrichelt</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>gepunktet</translation>
    </message>
    <message>
        <source>dashed and dotted</source>
        <translation>strichpunktiert</translation>
    </message>
    <message>
        <source>solid: %1</source>
        <translation>durchgezogen: %1</translation>
    </message>
    <message>
        <source>Test accuracy of every task over training%1.</source>
        <translation>Testgenauigkeit jeder Aufgabe über das Training%1.</translation>
    </message>
    <message>
        <source>test accuracy on task 1, %</source>
        <translation>Testgenauigkeit von Aufgabe 1, %</translation>
    </message>
    <message>
        <source>Test accuracy on the first task over training, of every run.</source>
        <translation>Testgenauigkeit der ersten Aufgabe über das Training, für jeden Lauf.</translation>
    </message>
    <message>
        <source>Not drawn: %1.</source>
        <translation>Nicht gezeichnet: %1.</translation>
    </message>
    <message>
        <source>%1 goes along with this report; it carries the whole spec, changes made during the run included.</source>
        <translation>%1 liegt diesem Bericht bei und enthält alle Einstellungen, auch die Änderungen während des Laufs.</translation>
    </message>
    <message>
        <source>%1 runs compared</source>
        <translation>%1 Läufe im Vergleich</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Settings that matter</source>
        <translation>Einstellungen, auf die es ankommt</translation>
    </message>
    <message>
        <source>first task, at the end</source>
        <translation>erste Aufgabe, am Ende</translation>
    </message>
    <message>
        <source>Over all %1 tasks learned, accuracy is %2 at the end (ACC).</source>
        <translation>Über alle %1 gelernten Aufgaben beträgt die Genauigkeit am Ende %2 (ACC).</translation>
    </message>
    <message>
        <source>Reported and found here: %1.</source>
        <translation>Berichtet und hier gefunden: %1.</translation>
    </message>
    <message>
        <source>Reported but not found here: %1.</source>
        <translation>Berichtet, aber hier nicht gefunden: %1.</translation>
    </message>
    <message>
        <source>Reported, and not to be told from this: %1.</source>
        <translation>Berichtet, hieraus aber nicht zu entscheiden: %1.</translation>
    </message>
    <message>
        <source>with the study.json that goes along with this report</source>
        <translation>mit der study.json, die diesem Bericht beiliegt</translation>
    </message>
    <message>
        <source>Copy the selected cells</source>
        <translation>Die ausgewählten Zellen kopieren</translation>
    </message>
    <message>
        <source>For teachers</source>
        <translation>Für Lehrende</translation>
    </message>
    <message>
        <source>Save it, to be printed …</source>
        <translation>Speichern, zum Drucken …</translation>
    </message>
    <message>
        <source>Welcome: what does it mean that a network learns one task after another?</source>
        <translation>Begrüßung: Was heißt es, dass ein Netz eine Aufgabe nach der anderen lernt?</translation>
    </message>
    <message>
        <source>Talk: what surprised us, and what would we try next?</source>
        <translation>Gespräch: Was hat uns überrascht, und was würden wir als Nächstes versuchen?</translation>
    </message>
    <message>
        <source>That is longer than the class: leave a lesson out.</source>
        <translation>Das ist länger als die Stunde: eine Lektion auslassen.</translation>
    </message>
    <message numerus="yes">
        <source>A class of %n minutes</source>
        <translation>
            <numerusform>Eine Stunde von %n Minute</numerusform>
            <numerusform>Eine Stunde von %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>what is done</source>
        <translation>was geschieht</translation>
    </message>
    <message>
        <source>presents the lesson; a second screen shows notes, the next step and the time</source>
        <translation>führt die Lektion vor; ein zweiter Bildschirm zeigt Notizen, den nächsten Schritt und die Zeit</translation>
    </message>
    <message>
        <source>Page Down, →, Space, Enter</source>
        <translation>Bild ab, →, Leertaste, Eingabe</translation>
    </message>
    <message>
        <source>next; a run under way continues while you talk, a second press takes it to its end</source>
        <translation>weiter; ein Lauf läuft weiter, während gesprochen wird, ein zweiter Druck führt ihn an sein Ende</translation>
    </message>
    <message>
        <source>Page Up, ←</source>
        <translation>Bild auf, ←</translation>
    </message>
    <message>
        <source>back to where the step began</source>
        <translation>zurück dahin, wo der Schritt begann</translation>
    </message>
    <message>
        <source>B or .</source>
        <translation>B oder .</translation>
    </message>
    <message>
        <source>black: everybody looks at you</source>
        <translation>schwarz: alle schauen nach vorn</translation>
    </message>
    <message>
        <source>another theme: light, dark, high contrast</source>
        <translation>ein anderes Farbschema: hell, dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>your notes in a window of their own, where there is no second screen</source>
        <translation>die Notizen in einem eigenen Fenster, wo es keinen zweiten Bildschirm gibt</translation>
    </message>
    <message>
        <source>leaves the presentation; the lesson and its runs stay</source>
        <translation>beendet die Vorführung; Lektion und Läufe bleiben</translation>
    </message>
    <message>
        <source>Nobody learns from a curve that only confirms; everybody learns from a curve that surprises. So each lesson asks first, shows then, and explains last (predict, observe, explain: White &amp;amp; Gunstone 1992; peer instruction: Mazur 1997). Let the class commit itself before you go on: by drawing, by raising hands, by a bet.</source>
        <translation>Aus einer Kurve, die nur bestätigt, lernt niemand; aus einer, die überrascht, lernen alle. Darum fragt jede Lektion zuerst, zeigt dann und erklärt zuletzt (vorhersagen, beobachten, erklären: White &amp;amp; Gunstone 1992; Peer Instruction: Mazur 1997). Die Klasse soll sich festlegen, bevor es weitergeht: mit einer Zeichnung, mit Handzeichen, mit einer Wette.</translation>
    </message>
    <message>
        <source>How a lesson goes</source>
        <translation>Wie eine Lektion abläuft</translation>
    </message>
    <message>
        <source>Lessons are in the menu File, or behind Ctrl+L. Each step is one sentence, a question, a drawing or a run of a few seconds. Without computers for the class, type the number of raised hands beside each choice; the bars appear after Reveal. Several groups can draw over each other: each types its name. Nothing is locked: whoever leaves a lesson keeps its runs.</source>
        <translation>Lektionen stehen im Menü Datei oder hinter Strg+L. Jeder Schritt ist ein Satz, eine Frage, eine Zeichnung oder ein Lauf von wenigen Sekunden. Ohne Rechner für die Klasse die Zahl der gehobenen Hände neben jede Antwort tippen; die Balken erscheinen nach dem Auflösen. Mehrere Gruppen können übereinander zeichnen: Jede tippt ihren Namen. Nichts ist gesperrt: Wer eine Lektion verlässt, behält ihre Läufe.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>what it does</source>
        <translation>was sie tut</translation>
    </message>
    <message>
        <source>Numbers in this guide are the range in which a lesson claims its figure to lie; the class sees the figure of its own run. Runs of equal settings are equal to the last bit, on one machine and build.</source>
        <translation>Zahlen in diesem Leitfaden sind der Bereich, in dem eine Zahl nach Angabe der Lektion liegt; die Klasse sieht die Zahl ihres eigenen Laufs. Läufe mit gleichen Einstellungen sind auf einem Rechner und Build bis aufs letzte Bit gleich.</translation>
    </message>
    <message>
        <source>Handing in</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>File, Report: the name or group stands above it; what was answered and drawn, the settings and the command that repeats the run go along. The command below repeats every report in a folder and says, for each, whether all its numbers are what its settings give.</source>
        <translation>Datei, Bericht: Der Name oder die Gruppe steht darüber; was geantwortet und gezeichnet wurde, die Einstellungen und der Befehl, der den Lauf wiederholt, gehen mit. Der folgende Befehl wiederholt jeden Bericht in einem Ordner und sagt zu jedem, ob alle seine Zahlen die sind, die seine Einstellungen ergeben.</translation>
    </message>
    <message>
        <source>For teachers: lessons on learning, forgetting and remembering</source>
        <translation>Für Lehrende: Lektionen über Lernen, Vergessen und Erinnern</translation>
    </message>
    <message>
        <source>Timetables</source>
        <translation>Stundenpläne</translation>
    </message>
    <message>
        <source>accuracy, %</source>
        <translation>Genauigkeit, %</translation>
    </message>
    <message>
        <source>What the class will see: the accuracy of each task over training.</source>
        <translation>Was die Klasse sehen wird: die Genauigkeit jeder Aufgabe über das Training.</translation>
    </message>
    <message>
        <source>Credit assignment</source>
        <translation>Fehlerzuordnung</translation>
    </message>
    <message>
        <source>How far an error reaches back in time. BPTT: through all steps. Truncated BPTT: through the last steps only. Feedback alignment: not at all; every step is told the error of the answer through one random matrix that never changes. All gradients of the run follow it.</source>
        <translation>Wie weit ein Fehler in der Zeit zurückreicht. BPTT: durch alle Schritte. Gekürztes BPTT: nur durch die letzten Schritte. Feedback Alignment: gar nicht; jeder Schritt erfährt den Fehler der Antwort durch eine zufällige Matrix, die sich nie ändert. Alle Gradienten des Laufs folgen dieser Regel.</translation>
    </message>
    <message>
        <source>truncated BPTT</source>
        <translation>gekürztes BPTT</translation>
    </message>
    <message>
        <source>feedback alignment</source>
        <translation>Feedback Alignment</translation>
    </message>
    <message>
        <source>Truncation</source>
        <translation>Kürzung</translation>
    </message>
    <message>
        <source>The gradient flows through windows of so many steps, counted back from the last step, and never from one window to the one before. An answer at the end reaches the last window alone. As many as a sequence has steps, or more: BPTT.</source>
        <translation>Der Gradient fließt innerhalb von Fenstern so vieler Schritte, vom letzten Schritt zurückgezählt, und nie von einem Fenster in das davor. Eine Antwort am Ende erreicht nur das letzte Fenster. So viele, wie eine Sequenz Schritte hat, oder mehr: BPTT.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Multiply-adds for the gradient of every weight, one sequence, as the credit assignment of the run has it: truncated BPTT goes back through its window alone, feedback alignment through no step.</source>
        <translation>Multiply-Adds für den Gradienten aller Gewichte, eine Sequenz, je nach Fehlerzuordnung des Laufs: gekürztes BPTT geht nur durch sein Fenster zurück, Feedback Alignment durch keinen Schritt.</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>What learning keeps of one sequence until the error of its answer is known: the input, gates and states of the steps the gradient reaches. Of all; with truncated BPTT of one window; with feedback alignment of one step, where every step has an answer of its own.</source>
        <translation>Was das Lernen von einer Sequenz aufhebt, bis der Fehler ihrer Antwort bekannt ist: Eingabe, Gatter und Zustände der Schritte, die der Gradient erreicht. Von allen; bei gekürztem BPTT von einem Fenster; bei Feedback Alignment von einem Schritt, wo jeder Schritt eine eigene Antwort hat.</translation>
    </message>
    <message>
        <source>trace of a sequence, until its error is known</source>
        <translation>Spur einer Sequenz, bis ihr Fehler bekannt ist</translation>
    </message>
    <message>
        <source>Truncated BPTT: the gradient flowed within windows of a length of %1, counted back from the last step.</source>
        <translation>Gekürztes BPTT: Der Gradient floss innerhalb von Fenstern der Länge %1, vom letzten Schritt zurückgezählt.</translation>
    </message>
    <message>
        <source>Direct feedback alignment: errors were fed to every step through one fixed random matrix, and nothing flowed back through time.</source>
        <translation>Direktes Feedback Alignment: Fehler gingen durch eine feste zufällige Matrix an jeden Schritt, und nichts floss durch die Zeit zurück.</translation>
    </message>
    <message>
        <source>reported for %1 × %2 and %3 units: %4× %5; here %6×: %7</source>
        <translation>berichtet für %1 × %2 und %3 Einheiten: %4× %5; hier %6×: %7</translation>
    </message>
    <message>
        <source>32-bit float</source>
        <translation>32-Bit-Float</translation>
    </message>
    <message>
        <source>16-bit</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>8-bit</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>recurrent</source>
        <translation>rekurrent</translation>
    </message>
    <message>
        <source>nonlinearity</source>
        <translation>Nichtlinearität</translation>
    </message>
    <message>
        <source>winners</source>
        <translation>Gewinner</translation>
    </message>
    <message>
        <source>Instructions are counted by a compiler and a simulator that are not installed; on Debian: apt install %1 (in the project&apos;s folder: ./lab setup device).</source>
        <translation>Befehle zählen ein Compiler und ein Simulator, die nicht installiert sind; unter Debian: apt install %1 (im Ordner des Projekts: ./lab setup device).</translation>
    </message>
    <message>
        <source>faster inference</source>
        <translation>schnellere Inferenz</translation>
    </message>
    <message>
        <source>less energy</source>
        <translation>weniger Energie</translation>
    </message>
    <message>
        <source>reported as a failure: no gain where memory is not the bottleneck; here %1</source>
        <translation>als Fehlschlag berichtet: kein Gewinn, wo nicht der Speicher der Engpass ist; hier %1</translation>
    </message>
    <message>
        <source>fewer instructions are a gain all the same</source>
        <translation>sind weniger Befehle trotzdem ein Gewinn</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>gibt es keinen</translation>
    </message>
    <message>
        <source>STM32L412 data sheet DS12469, run mode: 79 µA/MHz, at 3 V</source>
        <translation>STM32L412, Datenblatt DS12469, Run-Modus: 79 µA/MHz, bei 3 V</translation>
    </message>
    <message>
        <source>On %1 test sequences its accuracy is %2 (the lab&apos;s network: %3)</source>
        <translation>Auf %1 Testsequenzen ist seine Genauigkeit %2 (das Netz des Labors: %3)</translation>
    </message>
    <message>
        <source>, %1 points less, which is more than half a point</source>
        <translation>, %1 Punkte weniger, also mehr als ein halber Punkt</translation>
    </message>
    <message>
        <source>; %1 of the answers are the same.</source>
        <translation>; %1 der Antworten sind dieselben.</translation>
    </message>
    <message>
        <source>The answer settles after %1 steps on average (the lab&apos;s: %2).</source>
        <translation>Die Antwort steht im Mittel nach %1 Schritten fest (im Labor: %2).</translation>
    </message>
    <message>
        <source>winners alone</source>
        <translation>nur Gewinner</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>alle Einheiten</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>10⁶ instructions</source>
        <translation>10⁶ Befehle</translation>
    </message>
    <message>
        <source>flash, kB</source>
        <translation>Flash, kB</translation>
    </message>
    <message>
        <source>RAM, bytes</source>
        <translation>RAM, Bytes</translation>
    </message>
    <message>
        <source>a GRU takes</source>
        <translation>eine GRU braucht</translation>
    </message>
    <message>
        <source>Instructions of a sequence on a simulated processor (QEMU), compiled with -O2; instructions, not cycles. Whole numbers are tested on as many test sequences as the export takes. The last column is a GRU&apos;s instructions by those of the run.</source>
        <translation>Befehle für eine Sequenz auf einem simulierten Prozessor (QEMU), übersetzt mit -O2; Befehle, nicht Takte. Ganze Zahlen werden auf so vielen Testsequenzen geprüft, wie der Export nimmt. Die letzte Spalte teilt die Befehle einer GRU durch die des Laufs.</translation>
    </message>
    <message>
        <source>Counted on a microcontroller</source>
        <translation>Auf einem Mikrocontroller gezählt</translation>
    </message>
    <message>
        <source>How firmly important weights are held. Too much, and nothing new can be learned. Validated here: on permuted MNIST EWC 10, SI 1, MAS 0.1; on split MNIST EWC 3,000, SI 100, MAS 1; on split CIFAR-100 EWC 30, online EWC 100, SI 10, MAS 0.1; by speaker EWC 1, online EWC 3, SI 1, MAS 0.003.</source>
        <translation>Wie fest wichtige Gewichte gehalten werden. Zu fest, und es lässt sich nichts Neues mehr lernen. Hier validiert: auf permutiertem MNIST EWC 10, SI 1, MAS 0,1; auf geteiltem MNIST EWC 3.000, SI 100, MAS 1; auf geteiltem CIFAR-100 EWC 30, Online-EWC 100, SI 10, MAS 0,1; nach Sprechern EWC 1, Online-EWC 3, SI 1, MAS 0,003.</translation>
    </message>
    <message>
        <source>Learning without forgetting: answers to the new task&apos;s sequences stay near those of the network as it was before the task, −α Σ q log p with both softened by τ. 0 turns it off. Validated here: 4 on split classes, 1 on permuted tasks and by speaker.</source>
        <translation>Learning without Forgetting: Antworten auf die Sequenzen der neuen Aufgabe bleiben nahe an denen des Netzes von vor der Aufgabe, −α Σ q log p, beide mit τ geglättet. 0 schaltet es ab. Hier validiert: 4 auf geteilten Klassen, 1 auf permutierten Aufgaben und nach Sprechern.</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>Gradient Checkpointing</translation>
    </message>
    <message>
        <source>For long sequences: on the way forward only the states at the ends of short segments are kept, and what lies between is computed once more on the way back. Less memory, and a third more arithmetic; the numbers are the same.</source>
        <translation>Für lange Sequenzen: Auf dem Hinweg werden nur die Zustände an den Enden kurzer Abschnitte aufgehoben, und was dazwischenliegt, wird auf dem Rückweg noch einmal berechnet. Weniger Speicher und ein Drittel mehr Rechnung; die Zahlen sind dieselben.</translation>
    </message>
    <message>
        <source>memory is set aside when the run begins</source>
        <translation>der Speicher wird zu Beginn des Laufs beschafft</translation>
    </message>
    <message>
        <source>Test sequences for a point of the curves, shared by all tasks of the stream, so that a long stream does not spend its time on looking; 0 uses all of every task. At the end of a task all are used in any case.</source>
        <translation>Testsequenzen für einen Punkt der Kurven, auf alle Aufgaben des Stroms verteilt, damit ein langer Strom seine Zeit nicht mit Nachsehen verbringt; 0 nimmt alle jeder Aufgabe. Am Ende einer Aufgabe werden in jedem Fall alle genommen.</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>Bits per character on each task after learning each task%1.</source>
        <translation>Bits je Zeichen auf jeder Aufgabe, nachdem jede gelernt war%1.</translation>
    </message>
    <message>
        <source>%1, chosen on a validation set (%2).</source>
        <translation>%1, gewählt auf einer Validierungsmenge (%2).</translation>
    </message>
    <message>
        <source>%1, chosen on a validation set of other data (%2): these may want another.</source>
        <translation>%1, gewählt auf einer Validierungsmenge anderer Daten (%2): Diese brauchen vielleicht eine andere Stärke.</translation>
    </message>
</context>
<context>
    <name>miru::AccuracyOutcome</name>
    <message>
        <source>Try rehearsal</source>
        <translation>Mit Wiederholung versuchen</translation>
    </message>
    <message>
        <source>Begins a run that differs in nothing but rehearsal; this one is drawn behind it</source>
        <translation>Beginnt einen Lauf, der sich nur durch Wiederholung unterscheidet; dieser wird dahinter gezeichnet</translation>
    </message>
    <message>
        <source>Trains the same with the other cell, from the same seed</source>
        <translation>Trainiert dasselbe mit der anderen Zelle, vom selben Startwert aus</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Looks for what made the network forget</source>
        <translation>Sucht, was das Netz vergessen ließ</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>Mit %1 vergleichen</translation>
    </message>
</context>
<context>
    <name>miru::AccuracyPanel</name>
    <message>
        <source>Does it remember?</source>
        <translation>Erinnert es sich?</translation>
    </message>
    <message>
        <source>Test accuracy of every task over training</source>
        <translation>Testgenauigkeit jeder Aufgabe im Lauf des Trainings</translation>
    </message>
    <message>
        <source>training sequences, thousand</source>
        <translation>Trainingssequenzen, Tausend</translation>
    </message>
    <message>
        <source>test accuracy, %</source>
        <translation>Testgenauigkeit, %</translation>
    </message>
    <message>
        <source>chance %1</source>
        <translation>Zufall %1</translation>
    </message>
    <message>
        <source>learning task %1</source>
        <translation>lernt Aufgabe %1</translation>
    </message>
    <message>
        <source>task %1  %2</source>
        <translation>Aufgabe %1  %2</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>learning the first task</source>
        <translation>lernt die erste Aufgabe</translation>
    </message>
    <message>
        <source>Task 1: accuracy %1.</source>
        <translation>Aufgabe 1: Genauigkeit %1.</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>after %1 sequences</source>
        <translation>nach %1 Sequenzen</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>learning all tasks at once</source>
        <translation>lernt alle Aufgaben zugleich</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>alle Aufgaben</translation>
    </message>
    <message>
        <source>All tasks learned at once: %1 on average.</source>
        <translation>Alle Aufgaben zugleich gelernt: im Mittel %1.</translation>
    </message>
    <message>
        <source>Task 1 rose from %1 to %2: nothing forgotten.</source>
        <translation>Aufgabe 1 ist von %1 auf %2 gestiegen: nichts vergessen.</translation>
    </message>
    <message>
        <source>Task 1 stayed at %1: nothing forgotten.</source>
        <translation>Aufgabe 1 ist bei %1 geblieben: nichts vergessen.</translation>
    </message>
    <message>
        <source>Task 1 fell from %1 to %2: %3.</source>
        <translation>Aufgabe 1 ist von %1 auf %2 gefallen: %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n points forgotten</source>
        <translation>
            <numerusform>%n Punkt vergessen</numerusform>
            <numerusform>%n Punkte vergessen</numerusform>
        </translation>
    </message>
    <message>
        <source>Test accuracy of every task over training, of the run compared</source>
        <translation>Testgenauigkeit jeder Aufgabe im Lauf des Trainings, für den verglichenen Lauf</translation>
    </message>
    <message>
        <source>Another curve over training</source>
        <translation>Eine weitere Kurve über das Training</translation>
    </message>
    <message>
        <source>Drag, or turn the wheel with Ctrl: zoom in (Ctrl and +, −). Double click: the whole run (Ctrl and 0). Drag with Shift: choose a stretch for “Why did it forget?”. ← →: read the values.</source>
        <translation>Ziehen oder Rad mit Strg: vergrößern (Strg und +, −). Doppelklick: der ganze Lauf (Strg und 0). Ziehen mit Umschalt: einen Abschnitt für „Warum hat es vergessen?“ wählen. ← →: Werte ablesen.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Which curves are shown: another one below, and how a run that is compared is drawn</source>
        <translation>Welche Kurven zu sehen sind: eine weitere darunter, und wie ein verglichener Lauf gezeichnet wird</translation>
    </message>
    <message>
        <source>Accuracy alone</source>
        <translation>Nur die Genauigkeit</translation>
    </message>
    <message>
        <source>Below it: %1</source>
        <translation>Darunter: %1</translation>
    </message>
    <message>
        <source>Curve below: logarithmic</source>
        <translation>Kurve darunter: logarithmisch</translation>
    </message>
    <message>
        <source>Compared runs in one plot</source>
        <translation>Verglichene Läufe in einem Diagramm</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n points.</source>
        <translation>
            <numerusform>%1: %n Punkt.</numerusform>
            <numerusform>%1: %n Punkte.</numerusform>
        </translation>
    </message>
    <message>
        <source>training loss, nats</source>
        <translation>Trainingsverlust, nats</translation>
    </message>
    <message>
        <source>penalty on the weights</source>
        <translation>Strafe auf den Gewichten</translation>
    </message>
    <message>
        <source>distance to the teacher, nats</source>
        <translation>Abstand zum Lehrer, nats</translation>
    </message>
    <message>
        <source>distance to the answers kept, squared</source>
        <translation>Abstand zu den behaltenen Antworten, quadriert</translation>
    </message>
    <message>
        <source>loss on rehearsed sequences, nats</source>
        <translation>Verlust auf wiederholten Sequenzen, nats</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>norm of the gradient</source>
        <translation>Norm des Gradienten</translation>
    </message>
    <message>
        <source>distance from the last task&apos;s weights</source>
        <translation>Abstand von den Gewichten der letzten Aufgabe</translation>
    </message>
    <message>
        <source>clipped at %1</source>
        <translation>gekürzt bei %1</translation>
    </message>
    <message>
        <source>The run begins …</source>
        <translation>Der Lauf beginnt …</translation>
    </message>
    <message>
        <source>Nothing has been learned yet.</source>
        <translation>Noch ist nichts gelernt.</translation>
    </message>
</context>
<context>
    <name>miru::AccuracyStart</name>
    <message>
        <source>An example of what you will see: accuracy of each task, as it is learned and forgotten</source>
        <translation>Ein Beispiel für das, was zu sehen sein wird: die Genauigkeit jeder Aufgabe, während sie gelernt und vergessen wird</translation>
    </message>
    <message>
        <source>An example of what you will see: accuracy, as the task is learned</source>
        <translation>Ein Beispiel für das, was zu sehen sein wird: die Genauigkeit, während die Aufgabe gelernt wird</translation>
    </message>
    <message>
        <source>watch it learn %1 tasks</source>
        <translation>zusehen, wie es %1 Aufgaben lernt</translation>
    </message>
    <message>
        <source>watch it learn</source>
        <translation>zusehen, wie es lernt</translation>
    </message>
    <message>
        <source>Run:</source>
        <translation>Start:</translation>
    </message>
</context>
<context>
    <name>miru::ActivityPanel</name>
    <message>
        <source>%1 %2 … %3 per unit</source>
        <translation>%1 %2 … %3 je Einheit</translation>
    </message>
    <message>
        <source>What do the units do?</source>
        <translation>Was tun die Einheiten?</translation>
    </message>
    <message>
        <source>%1 saturated</source>
        <translation>%1 gesättigt</translation>
    </message>
    <message>
        <source>end of task %1</source>
        <translation>Ende von Aufgabe %1</translation>
    </message>
    <message>
        <source>in place of gates: constants</source>
        <translation>anstelle der Gatter: Konstanten</translation>
    </message>
    <message>
        <source>in place of the update gate</source>
        <translation>anstelle des Update-Gatters</translation>
    </message>
    <message>
        <source>on task %1</source>
        <translation>bei Aufgabe %1</translation>
    </message>
    <message>
        <source>dashed: at the ends of earlier tasks</source>
        <translation>gestrichelt: am Ende früherer Aufgaben</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Saturated on task %1: %2.</source>
        <translation>Gesättigt bei Aufgabe %1: %2.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>learned, unit by unit</source>
        <translation>gelernt, Einheit für Einheit</translation>
    </message>
    <message>
        <source>no run yet</source>
        <translation>noch kein Lauf</translation>
    </message>
</context>
<context>
    <name>miru::AnswerBars</name>
    <message>
        <source>known %1</source>
        <translation>bekannt %1</translation>
    </message>
    <message>
        <source>Signs taught, and how probable each is</source>
        <translation>Beigebrachte Zeichen, und wie wahrscheinlich jedes ist</translation>
    </message>
    <message>
        <source>, probability %1</source>
        <translation>, Wahrscheinlichkeit %1</translation>
    </message>
    <message>
        <source>, test accuracy %1</source>
        <translation>, Testgenauigkeit %1</translation>
    </message>
    <message>
        <source>Every sign taught gets a bar here: how probable the network thinks it is, while you draw.</source>
        <translation>Jedes beigebrachte Zeichen bekommt hier einen Balken: wie wahrscheinlich das Netz es findet, während gezeichnet wird.</translation>
    </message>
</context>
<context>
    <name>miru::AxisRow</name>
    <message>
        <source>as the base has it</source>
        <translation>wie in der Grundlage</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>noch kein Wert</translation>
    </message>
    <message>
        <source>%1 in all: %2</source>
        <translation>%1 insgesamt: %2</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>A setting that varies: type a part of its name</source>
        <translation>Eine Einstellung, die variiert: einen Teil ihres Namens eintippen</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>0.3, 0.5, 0.7  or  0.1 … 0.9 step 0.2  or  0.0001 … 0.01 ×10^0.5</source>
        <translation>0,3; 0,5; 0,7  oder  0,1 … 0,9 Schritt 0,2  oder  0,0001 … 0,01 ×10^0,5</translation>
    </message>
    <message>
        <source>Values with a comma and a blank between them, or a range: 0.1 … 0.9 step 0.2, or times a factor, 0.0001 … 0.01 ×10^0.5. Three dots serve as well.</source>
        <translation>Werte mit Strichpunkt dazwischen oder ein Bereich: 0,1 … 0,9 Schritt 0,2, oder mal einem Faktor, 0,0001 … 0,01 ×10^0,5. Drei Punkte gehen auch.</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>Diese Achse entfernen</translation>
    </message>
    <message>
        <source>Name of the axis</source>
        <translation>Name der Achse</translation>
    </message>
    <message>
        <source>Name of the axis: several settings vary together along it</source>
        <translation>Name der Achse: mehrere Einstellungen variieren gemeinsam auf ihr</translation>
    </message>
    <message>
        <source>Name of the case</source>
        <translation>Name des Falls</translation>
    </message>
    <message>
        <source>Remove this case</source>
        <translation>Diesen Fall entfernen</translation>
    </message>
</context>
<context>
    <name>miru::AxisText</name>
    <message>
        <source>A range goes from one number to another: 0.1 … 0.9 step 0.2.</source>
        <translation>Ein Bereich geht von einer Zahl zu einer anderen: 0,1 … 0,9 Schritt 0,2.</translation>
    </message>
    <message>
        <source>A range by a factor begins above 0, and the factor is above 1: 0.001 … 1 ×10.</source>
        <translation>Ein Bereich mit Faktor beginnt über 0, und der Faktor ist größer als 1: 0,001 … 1 ×10.</translation>
    </message>
    <message>
        <source>A range of numbers has a step, 0.1 … 0.9 step 0.2, or a factor, 0.001 … 1 ×10.</source>
        <translation>Ein Zahlenbereich hat einen Schritt, 0,1 … 0,9 Schritt 0,2, oder einen Faktor, 0,001 … 1 ×10.</translation>
    </message>
    <message>
        <source>A range rises: its second number is the larger one.</source>
        <translation>Ein Bereich steigt an: Seine zweite Zahl ist die größere.</translation>
    </message>
    <message>
        <source>A range has fewer than %1 values.</source>
        <translation>Ein Bereich hat weniger als %1 Werte.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>%1 may be one number or several: part several by a comma and a blank, and write one without commas.</source>
        <translation>%1 kann eine Zahl sein oder mehrere: mehrere durch Komma und Leerzeichen trennen, eine ohne Kommas schreiben.</translation>
    </message>
</context>
<context>
    <name>miru::BetweenPanel</name>
    <message>
        <source>Is there a barrier?</source>
        <translation>Liegt ein Wall dazwischen?</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Where the straight line begins: a network at the end of a task, now, or the latest of another run</source>
        <translation>Wo die gerade Linie beginnt: ein Netz am Ende einer Aufgabe, jetzt, oder das letzte eines anderen Laufs</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Where the straight line ends</source>
        <translation>Wo die gerade Linie endet</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <translation>Was das Diagramm zeigt</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>Test networks on the line between both moments as they are now</source>
        <translation>Netze auf der Linie zwischen beiden Zeitpunkten, wie sie jetzt sind, prüfen</translation>
    </message>
    <message>
        <source>Every learned task on the straight line between two networks</source>
        <translation>Jede gelernte Aufgabe auf der geraden Linie zwischen zwei Netzen</translation>
    </message>
    <message>
        <source>Barrier: how far the loss on the line between two networks rises above the straight line between their losses (linear mode connectivity, Frankle et al. 2020). Measured on the watched test sequences; below 0.1 nats it is called none.</source>
        <translation>Wall (barrier): wie weit der Verlust auf der Linie zwischen zwei Netzen über die gerade Linie zwischen ihren Verlusten steigt (linear mode connectivity, Frankle u. a. 2020). Gemessen an den beobachteten Testsequenzen; unter 0,1 Nats gilt er als keiner.</translation>
    </message>
    <message>
        <source>the end of task %1</source>
        <translation>Ende von Aufgabe %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>This moment was kept without its network.</source>
        <translation>Dieser Zeitpunkt ist ohne sein Netz gespeichert.</translation>
    </message>
    <message>
        <source>Both ends are the same moment: choose another one.</source>
        <translation>Beide Enden sind derselbe Zeitpunkt: einen anderen wählen.</translation>
    </message>
    <message>
        <source>These two networks have different shapes: there is no straight line between them.</source>
        <translation>Diese zwei Netze haben verschiedene Formen: zwischen ihnen gibt es keine gerade Linie.</translation>
    </message>
    <message>
        <source>Once a task has been learned, networks half way to another moment can be tested: is there a ridge of high loss between both, or did training follow a valley?</source>
        <translation>Ist eine Aufgabe gelernt, können Netze auf halbem Weg zu einem anderen Zeitpunkt geprüft werden: Liegt ein Wall hohen Verlusts dazwischen, oder folgte das Training einem Tal?</translation>
    </message>
    <message>
        <source>There is no memory left to test these networks.</source>
        <translation>Für die Prüfung dieser Netze reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>share of the way, %</source>
        <translation>Anteil des Wegs, %</translation>
    </message>
    <message>
        <source>testing network %1 of %2</source>
        <translation>prüft Netz %1 von %2</translation>
    </message>
    <message>
        <source>share of the way from %1 to %2, %</source>
        <translation>Anteil des Wegs: %1 → %2, %</translation>
    </message>
    <message>
        <source>accuracy, %</source>
        <translation>Genauigkeit, %</translation>
    </message>
    <message>
        <source>loss, nats</source>
        <translation>Verlust, Nats</translation>
    </message>
    <message>
        <source>chance %1</source>
        <translation>Zufall %1</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>On the straight line from %1 to %2 no task&apos;s loss rises by more than %3 nats above the line between its ends: there is no barrier.</source>
        <translation>Auf der geraden Linie (%1 → %2) steigt der Verlust keiner Aufgabe um mehr als %3 Nats über die Linie zwischen ihren Enden: Es liegt kein Wall dazwischen.</translation>
    </message>
    <message>
        <source>On the straight line from %1 to %2 the loss on task %3 rises by up to %4 nats above the line between its ends: there is a barrier.</source>
        <translation>Auf der geraden Linie (%1 → %2) steigt der Verlust bei Aufgabe %3 um bis zu %4 Nats über die Linie zwischen ihren Enden: Es liegt ein Wall dazwischen.</translation>
    </message>
    <message>
        <source>share of the way</source>
        <translation>Anteil des Wegs</translation>
    </message>
    <message>
        <source>task %1: accuracy</source>
        <translation>Aufgabe %1: Genauigkeit</translation>
    </message>
    <message>
        <source>task %1: loss, nats</source>
        <translation>Aufgabe %1: Verlust, Nats</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>The run continues: press Compute to test the line to the network of now.</source>
        <translation>Der Lauf geht weiter: Berechnen drücken, um die Linie zum jetzigen Netz zu prüfen.</translation>
    </message>
</context>
<context>
    <name>miru::BufferPanel</name>
    <message>
        <source>What is rehearsed?</source>
        <translation>Was wird wiederholt?</translation>
    </message>
    <message>
        <source>Kept sequences of each task</source>
        <translation>Behaltene Sequenzen jeder Aufgabe</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>nothing: rehearsal is off</source>
        <translation>nichts: Wiederholung ist aus</translation>
    </message>
    <message>
        <source>%1, up to %2 of each task</source>
        <translation>%1, bis zu %2 je Aufgabe</translation>
    </message>
    <message>
        <source>Nothing is rehearsed.</source>
        <translation>Nichts wird wiederholt.</translation>
    </message>
    <message>
        <source>The buffer holds up to %1 sequences of each task, %2 now.</source>
        <translation>Der Speicher fasst bis zu %1 Sequenzen je Aufgabe, jetzt %2.</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
    <message>
        <source>%1, up to %2 of all tasks together, with their logits</source>
        <translation>%1, bis zu %2 aller Aufgaben zusammen, mit ihren Logits</translation>
    </message>
    <message>
        <source>The buffer holds up to %1 sequences of all tasks together, with the logits of the time, %2 now.</source>
        <translation>Der Puffer fasst bis zu %1 Sequenzen aller Aufgaben zusammen, mit den Logits von damals, jetzt %2.</translation>
    </message>
    <message>
        <source>no run yet</source>
        <translation>noch kein Lauf</translation>
    </message>
</context>
<context>
    <name>miru::CExportDialog</name>
    <message>
        <source>Multiply by the winners alone</source>
        <translation>Nur mit den Gewinnern multiplizieren</translation>
    </message>
    <message>
        <source>Network as C</source>
        <translation>Netz als C</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Every name and every file begins with it</source>
        <translation>Damit beginnen jeder Name und jede Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>There is no network yet: press Run first.</source>
        <translation>Es gibt noch kein Netz: zuerst Start drücken.</translation>
    </message>
    <message>
        <source>The run has diverged: not all numbers of its network are finite, and nobody can compute with them.</source>
        <translation>Der Lauf ist divergiert: Nicht alle Zahlen seines Netzes sind endlich, damit kann niemand rechnen.</translation>
    </message>
    <message>
        <source>Whole numbers are scaled by what the network meets in its data, which are not on this machine; 32-bit float needs none.</source>
        <translation>Ganze Zahlen werden nach dem skaliert, was dem Netz in seinen Daten begegnet, und die sind nicht auf diesem Rechner; 32-Bit-Float braucht keine.</translation>
    </message>
    <message>
        <source>Name a folder to write to.</source>
        <translation>Bitte einen Ordner nennen, in den geschrieben wird.</translation>
    </message>
    <message>
        <source>Folder for the network</source>
        <translation>Ordner für das Netz</translation>
    </message>
    <message>
        <source>Without inhibition no unit is left out.</source>
        <translation>Ohne Hemmung wird keine Einheit ausgelassen.</translation>
    </message>
    <message>
        <source>The data it has learned are not on this machine: it checks itself on synthetic sequences.</source>
        <translation>Die gelernten Daten sind nicht auf diesem Rechner: Es prüft sich an synthetischen Sequenzen.</translation>
    </message>
</context>
<context>
    <name>miru::Card</name>
    <message>
        <source>Show or hide these settings</source>
        <translation>Diese Einstellungen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Help on %1</source>
        <translation>Hilfe zu: %1</translation>
    </message>
    <message>
        <source>What is this, and how is it read? (F1)</source>
        <translation>Was ist das, und wie wird es gelesen? (F1)</translation>
    </message>
</context>
<context>
    <name>miru::ChoiceRows</name>
    <message>
        <source>Add an answer</source>
        <translation>Antwort hinzufügen</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>Answer %1 is right</source>
        <translation>Antwort %1 ist richtig</translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation>Diese Antwort entfernen</translation>
    </message>
    <message>
        <source>Remove answer %1</source>
        <translation>Antwort %1 entfernen</translation>
    </message>
</context>
<context>
    <name>miru::CoefficientCard</name>
    <message>
        <source>τ = −1/ln λ: after so many steps a third (1/e) of an input is left in the state.</source>
        <translation>τ = −1/ln λ: Nach so vielen Schritten ist ein Drittel (1/e) einer Eingabe noch im Zustand.</translation>
    </message>
    <message>
        <source>an input, t steps later</source>
        <translation>eine Eingabe, t Schritte später</translation>
    </message>
    <message>
        <source>τ %1 to %2 steps</source>
        <translation>τ %1 bis %2 Schritte</translation>
    </message>
    <message>
        <source>τ = %1 steps</source>
        <translation>τ = %1 Schritte</translation>
    </message>
    <message>
        <source>Memory of an input, %1</source>
        <translation>Gedächtnis für eine Eingabe, %1</translation>
    </message>
</context>
<context>
    <name>miru::DataCard</name>
    <message>
        <source>What is learned?</source>
        <translation>Was wird gelernt?</translation>
    </message>
    <message>
        <source>Downloaded so far</source>
        <translation>Bisher heruntergeladen</translation>
    </message>
    <message>
        <source>A folder of your own …</source>
        <translation>Eigener Ordner …</translation>
    </message>
    <message>
        <source>Some sequences of each task, as they are read</source>
        <translation>Einige Sequenzen jeder Aufgabe, wie sie gelesen werden</translation>
    </message>
    <message>
        <source>the tasks met so far, as the network reads them</source>
        <translation>die bisherigen Aufgaben, wie das Netz sie liest</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;Licence: %2&lt;/p&gt;&lt;p&gt;Cite: %3&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;Lizenz: %2&lt;/p&gt;&lt;p&gt;Zitieren: %3&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>%1 herunterladen</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>, or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>%1 (in use)</source>
        <translation>%1 (aktiv)</translation>
    </message>
    <message>
        <source>generated by the program, always available</source>
        <translation>vom Programm erzeugt, immer verfügbar</translation>
    </message>
    <message>
        <source>installed · %1</source>
        <translation>installiert · %1</translation>
    </message>
    <message>
        <source>downloading …</source>
        <translation>wird heruntergeladen …</translation>
    </message>
    <message>
        <source>not installed: %1 · %2</source>
        <translation>nicht installiert: %1 · %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled. The part that was downloaded is kept for the next time.</source>
        <translation>Abgebrochen. Was heruntergeladen ist, bleibt für das nächste Mal.</translation>
    </message>
    <message>
        <source>%1 is installed now.</source>
        <translation>%1 ist jetzt installiert.</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>It knows %1 words; they make up %2 of the training texts as they are read. The others are one unknown word.</source>
        <translation>Es kennt %1 Wörter; sie machen %2 der Trainingstexte aus, wie sie gelesen werden. Alle anderen sind ein unbekanntes Wort.</translation>
    </message>
    <message>
        <source>%1 (of the run shown)</source>
        <translation>%1 (im gezeigten Lauf)</translation>
    </message>
    <message>
        <source>%1 (next run)</source>
        <translation>%1 (nächster Lauf)</translation>
    </message>
    <message>
        <source>A text of your own …</source>
        <translation>Ein eigener Text …</translation>
    </message>
    <message>
        <source>A file of plain text (UTF-8): it is learned which character comes next. A file may also be dropped here.</source>
        <translation>Eine reine Textdatei (UTF-8): Gelernt wird, welches Zeichen als Nächstes kommt. Eine Datei kann auch hierher gezogen werden.</translation>
    </message>
    <message>
        <source>File of plain text</source>
        <translation>Reine Textdatei</translation>
    </message>
    <message>
        <source>Text (*.txt *.txt.gz);;All files (*)</source>
        <translation>Text (*.txt *.txt.gz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>It knows %1 characters; they make up %2 of the training text. The others are one unknown character.</source>
        <translation>Es kennt %1 Zeichen; sie machen %2 des Trainingstextes aus. Die übrigen sind ein unbekanntes Zeichen.</translation>
    </message>
    <message>
        <source>IDX files under MNIST&apos;s names; train.csv and test.csv with a dataset.json; or train.tsv and test.tsv, a label, a tab and a text a line; CIFAR&apos;s binary files; or WAV files called label_speaker_number.wav, or in folders named after their labels. Labels are whole numbers, or names of classes. Or running texts (….txt), to learn which character comes next. A folder may also be dropped here.</source>
        <translation>IDX-Dateien mit den Namen von MNIST; train.csv und test.csv mit einer dataset.json; oder train.tsv und test.tsv, je Zeile ein Label, ein Tabulator und ein Text; CIFARs Binärdateien; oder WAV-Dateien namens label_sprecher_nummer.wav oder in Ordnern, die wie ihre Labels heißen. Labels sind ganze Zahlen oder Namen von Klassen. Oder fortlaufende Texte (….txt), um zu lernen, welches Zeichen als Nächstes kommt. Ein Ordner kann auch hierher gezogen werden.</translation>
    </message>
    <message>
        <source>Folder with images, tables, texts or recordings</source>
        <translation>Ordner mit Bildern, Tabellen, Texten oder Aufnahmen</translation>
    </message>
    <message>
        <source>installed: %1 · %2</source>
        <translation>installiert: %1 · %2</translation>
    </message>
    <message>
        <source>not installed: %1 belongs in %2 · %3</source>
        <translation>nicht installiert: %1 gehört in %2 · %3</translation>
    </message>
</context>
<context>
    <name>miru::DeviceView</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Counted on a microcontroller</source>
        <translation>Auf einem Mikrocontroller gezählt</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>In which numbers it computes there</source>
        <translation>In welchen Zahlen es dort rechnet</translation>
    </message>
    <message>
        <source>multiply by the winners alone</source>
        <translation>nur mit den Gewinnern multiplizieren</translation>
    </message>
    <message>
        <source>Inhibition leaves the other units zero, so nothing changes but the number of products</source>
        <translation>Die Hemmung lässt die anderen Einheiten null, also ändert sich nur die Zahl der Produkte</translation>
    </message>
    <message>
        <source>MHz</source>
        <translation>MHz</translation>
    </message>
    <message>
        <source>Clock: each instruction is taken for a cycle</source>
        <translation>Takt: Jeder Befehl gilt als ein Takt</translation>
    </message>
    <message>
        <source>nJ</source>
        <translation>nJ</translation>
    </message>
    <message>
        <source>Energy that an instruction takes</source>
        <translation>Energie, die ein Befehl braucht</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>It is being compiled, run in a simulator, and counted …</source>
        <translation>Es wird übersetzt, in einem Simulator ausgeführt und gezählt …</translation>
    </message>
    <message>
        <source>There is no network yet: press Run first.</source>
        <translation>Es gibt noch kein Netz: zuerst Start drücken.</translation>
    </message>
    <message>
        <source>What was counted is another network, as it was after %1 batches.</source>
        <translation>Gezählt wurde ein anderes Netz, wie es nach %1 Batches war.</translation>
    </message>
    <message>
        <source>The network is compiled, run in a simulator, and its instructions are counted, not cycles.</source>
        <translation>Das Netz wird übersetzt und in einem Simulator ausgeführt; gezählt werden Befehle, nicht Takte.</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>gezählt</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>one inference</source>
        <translation>eine Inferenz</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>ein Schritt</translation>
    </message>
    <message>
        <source>flash</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>GRU : %1</source>
        <translation>GRU : %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Count on a %1</source>
        <translation>Auf einem %1 zählen</translation>
    </message>
    <message>
        <source>Multiply-adds (MACs) of the matrix products; constants and state; the paper&apos;s energy</source>
        <translation>Multiplikationen mit Addition (MACs) der Matrixprodukte; Konstanten und Zustand; die Energie des Artikels</translation>
    </message>
    <message>
        <source>Of the same shape and inhibition, counted in the same way</source>
        <translation>Von derselben Form und Hemmung, ebenso gezählt</translation>
    </message>
    <message>
        <source>After %1 batches; a sequence of %2 steps on average</source>
        <translation>Nach %1 Batches; eine Sequenz von im Mittel %2 Schritten</translation>
    </message>
    <message>
        <source>Counted in %1, winners alone.</source>
        <translation>Gezählt in %1, nur Gewinner.</translation>
    </message>
    <message>
        <source>Counted in %1.</source>
        <translation>Gezählt in %1.</translation>
    </message>
    <message>
        <source>Energy of an instruction: chosen here.</source>
        <translation>Energie eines Befehls: hier gewählt.</translation>
    </message>
    <message>
        <source>Energy of an instruction: %1.</source>
        <translation>Energie eines Befehls: %1.</translation>
    </message>
</context>
<context>
    <name>miru::Download</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 sends more than %2 can hold.</source>
        <translation>%1 sendet mehr, als %2 fassen kann.</translation>
    </message>
    <message>
        <source>%1 answers %2 (%3) for %4.</source>
        <translation>%1 antwortet mit %2 (%3) auf %4.</translation>
    </message>
    <message>
        <source>The connection to %1 broke while downloading %2 (%3); try again to resume the download.</source>
        <translation>Die Verbindung zu %1 brach beim Herunterladen von %2 ab (%3); ein neuer Versuch setzt es fort.</translation>
    </message>
    <message>
        <source>%1 cannot be given its name.</source>
        <translation>%1 kann seinen endgültigen Namen nicht erhalten.</translation>
    </message>
</context>
<context>
    <name>miru::DrawSheet</name>
    <message>
        <source>Drawing of what is expected</source>
        <translation>Zeichnung dessen, was erwartet wird</translation>
    </message>
    <message>
        <source>Arrow keys: choose one of %1 knots and move it. Knot %2: %3.</source>
        <translation>Pfeiltasten: einen von %1 Punkten wählen und verschieben. Punkt %2: %3.</translation>
    </message>
</context>
<context>
    <name>miru::DrawingsRow</name>
    <message>
        <source>Drawing %1</source>
        <translation>Zeichnung %1</translation>
    </message>
    <message>
        <source>Remove this drawing</source>
        <translation>Diese Zeichnung entfernen</translation>
    </message>
</context>
<context>
    <name>miru::EditorDesk</name>
    <message>
        <source>What becomes of the first task?</source>
        <translation>Was wird aus der ersten Aufgabe?</translation>
    </message>
    <message>
        <source>How does it learn?</source>
        <translation>Wie lernt es?</translation>
    </message>
    <message>
        <source>Here is a network that has learned nothing yet.</source>
        <translation>Hier ist ein Netz, das noch nichts gelernt hat.</translation>
    </message>
    <message>
        <source>Let it learn the first task.</source>
        <translation>Nun lernt es die erste Aufgabe.</translation>
    </message>
    <message>
        <source>Let it learn for a while.</source>
        <translation>Nun lernt es eine Weile.</translation>
    </message>
    <message>
        <source>Let it learn.</source>
        <translation>Nun lernt es.</translation>
    </message>
    <message>
        <source>What will become of task 1 while the others are learned?</source>
        <translation>Was wird aus Aufgabe 1, während die anderen gelernt werden?</translation>
    </message>
    <message>
        <source>It stays as good as it is</source>
        <translation>Sie bleibt so gut, wie sie ist</translation>
    </message>
    <message>
        <source>It becomes a little worse</source>
        <translation>Sie wird ein wenig schlechter</translation>
    </message>
    <message>
        <source>Little of it is left</source>
        <translation>Es bleibt wenig davon</translation>
    </message>
    <message>
        <source>It knows {learned} of task 1. Draw what you expect of it.</source>
        <translation>Von Aufgabe 1 kann es {learned}. Zeichne, was du von ihr erwartest.</translation>
    </message>
    <message>
        <source>And this is what happens.</source>
        <translation>Und das geschieht.</translation>
    </message>
    <message>
        <source>Here a setting is changed: %1.</source>
        <translation>Hier wird eine Einstellung geändert: %1.</translation>
    </message>
    <message>
        <source>Back to this moment: what is to be seen here?</source>
        <translation>Zurück zu diesem Moment: Was ist hier zu sehen?</translation>
    </message>
    <message>
        <source>It knew {learned} of task 1. Now it is {kept}. What would you change?</source>
        <translation>Von Aufgabe 1 konnte es {learned}. Jetzt sind es {kept}. Was würdest du ändern?</translation>
    </message>
    <message>
        <source>Now it knows {kept}. What would you change?</source>
        <translation>Jetzt kann es {kept}. Was würdest du ändern?</translation>
    </message>
    <message>
        <source>Another run beside it, with %1. What will be different?</source>
        <translation>Daneben ein weiterer Lauf, mit %1. Was wird anders sein?</translation>
    </message>
    <message>
        <source>The mean accuracy was {mean}; here it is %1.</source>
        <translation>Die mittlere Genauigkeit war {mean}; hier ist sie %1.</translation>
    </message>
    <message>
        <source>Back to a moment from which it could have continued otherwise.</source>
        <translation>Zurück zu einem Moment, an dem es auch anders hätte weitergehen können.</translation>
    </message>
    <message>
        <source>From here on with %1.</source>
        <translation>Von hier an mit %1.</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>The lesson has changes that are not saved.</source>
        <translation>Die Lektion hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Change a lesson</source>
        <translation>Lektion ändern</translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation>Lektionen (*.json)</translation>
    </message>
    <message>
        <source>Save the lesson as</source>
        <translation>Lektion speichern unter</translation>
    </message>
    <message>
        <source>It cannot be saved yet: %1</source>
        <translation>Sie lässt sich noch nicht speichern: %1</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>MiRU Lab did not close properly last time; a lesson that was being written can be recovered.</source>
        <translation>MiRU Lab wurde beim letzten Mal nicht richtig beendet; eine Lektion, die gerade geschrieben wurde, lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Recover the lesson</source>
        <translation>Lektion wiederherstellen</translation>
    </message>
    <message>
        <source>Discard the lesson</source>
        <translation>Lektion verwerfen</translation>
    </message>
    <message>
        <source>Removes it from the disk</source>
        <translation>Entfernt sie von der Festplatte</translation>
    </message>
</context>
<context>
    <name>miru::ExportDesk</name>
    <message>
        <source>%1, %2 hidden units, after %3 batches</source>
        <translation>%1, %2 verdeckte Einheiten, nach %3 Batches</translation>
    </message>
    <message>
        <source>The network is being written as C …</source>
        <translation>Das Netz wird als C geschrieben …</translation>
    </message>
    <message>
        <source>The network is in %1 as C: %2 bytes of constants in flash, %3 bytes of state in RAM.</source>
        <translation>Das Netz liegt als C in %1: %2 Bytes Konstanten im Flash, %3 Bytes Zustand im RAM.</translation>
    </message>
    <message>
        <source>Its data are not here, so it checks itself on synthetic sequences.</source>
        <translation>Seine Daten sind nicht hier, deshalb prüft es sich an synthetischen Sequenzen.</translation>
    </message>
</context>
<context>
    <name>miru::Exporter</name>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>Image (PNG) …</source>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>Vector graphic (SVG) …</source>
        <translation>Vektorgrafik (SVG) …</translation>
    </message>
    <message>
        <source>Vector graphic (PDF) …</source>
        <translation>Vektorgrafik (PDF) …</translation>
    </message>
    <message>
        <source>Numbers (CSV) …</source>
        <translation>Zahlen (CSV) …</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Zahlen kopieren</translation>
    </message>
    <message>
        <source>Image size …</source>
        <translation>Bildgröße …</translation>
    </message>
    <message>
        <source>Size of exported plots</source>
        <translation>Größe exportierter Diagramme</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Image resolution</source>
        <translation>Auflösung der Bilder</translation>
    </message>
    <message>
        <source>dots per inch</source>
        <translation>Punkte je Zoll</translation>
    </message>
    <message>
        <source>Page for a browser (*.html)</source>
        <translation>Seite für den Browser (*.html)</translation>
    </message>
    <message>
        <source>Pages to print (*.pdf)</source>
        <translation>Seiten zum Drucken (*.pdf)</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht liegt in %1.</translation>
    </message>
    <message>
        <source>Folder for the run</source>
        <translation>Ordner für den Lauf</translation>
    </message>
    <message>
        <source>The run is in %1.</source>
        <translation>Der Lauf liegt in %1.</translation>
    </message>
    <message>
        <source>Folder for the plots</source>
        <translation>Ordner für die Diagramme</translation>
    </message>
    <message>
        <source>%1 files are written into %2.</source>
        <translation>%1 Dateien sind in %2 geschrieben.</translation>
    </message>
    <message>
        <source>There is nothing to report yet: press Run first.</source>
        <translation>Es gibt noch nichts zu berichten: zuerst Start drücken.</translation>
    </message>
    <message>
        <source>Save the settings as</source>
        <translation>Einstellungen speichern unter</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Einstellungen (*.json)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Name or group on the first page (may be empty)</source>
        <translation>Name oder Gruppe auf der ersten Seite (darf leer bleiben)</translation>
    </message>
    <message>
        <source>The guide is in %1.</source>
        <translation>Der Leitfaden liegt in %1.</translation>
    </message>
</context>
<context>
    <name>miru::FieldEditor</name>
    <message>
        <source>May be changed during a run.</source>
        <translation>Während eines Laufs änderbar.</translation>
    </message>
    <message>
        <source>Takes effect at the next Reset.</source>
        <translation>Wirkt ab dem nächsten Zurücksetzen.</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>Erlaubt: %1.</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ein Ordner…</translation>
    </message>
    <message>
        <source>%1 (not installed)</source>
        <translation>%1 (nicht installiert)</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>Network file</source>
        <translation>Netzdatei</translation>
    </message>
    <message>
        <source>Networks (*.safetensors)</source>
        <translation>Netze (*.safetensors)</translation>
    </message>
    <message>
        <source>Folder with IDX, CSV or text files</source>
        <translation>Ordner mit IDX-, CSV- oder Textdateien</translation>
    </message>
    <message>
        <source>%1: the upper end cannot lie below the lower one; it is %2 now.</source>
        <translation>%1: Das obere Ende kann nicht unter dem unteren liegen; es ist jetzt %2.</translation>
    </message>
</context>
<context>
    <name>miru::FigureRow</name>
    <message>
        <source>What it is</source>
        <translation>Was sie ist</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>The run that it is taken from, by the name that a step gives it</source>
        <translation>Der Lauf, aus dem sie stammt, mit dem Namen, den ein Schritt ihm gibt</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>tested after</source>
        <translation>geprüft nach</translation>
    </message>
    <message>
        <source>First figure</source>
        <translation>Erste Zahl</translation>
    </message>
    <message>
        <source>Second figure</source>
        <translation>Zweite Zahl</translation>
    </message>
    <message>
        <source>It is taken away, or divides</source>
        <translation>Sie wird abgezogen oder teilt</translation>
    </message>
    <message>
        <source>Name of the figure</source>
        <translation>Name der Zahl</translation>
    </message>
    <message>
        <source>Letters and digits; in a text, in braces, it becomes the number</source>
        <translation>Buchstaben und Ziffern; in einem Text wird er in geschweiften Klammern zur Zahl</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>After how many tasks</source>
        <translation>Nach wie vielen Aufgaben</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>allen Aufgaben</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Remove this figure</source>
        <translation>Diese Zahl entfernen</translation>
    </message>
    <message>
        <source>must lie between</source>
        <translation>muss liegen zwischen</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkten</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>miru::FiguresForm</name>
    <message>
        <source>Add a figure</source>
        <translation>Zahl hinzufügen</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>A figure is a number of a run. In a text its name in braces, {kept}, becomes what the run has come to; the interval says where it must lie, so that the sentence stays true.</source>
        <translation>Diese Zahlen kommen aus den Läufen. In einem Text wird ihr Name in geschweiften Klammern, {kept}, zu dem, was der Lauf ergeben hat; das Intervall sagt, wo die Zahl liegen muss, damit der Satz stimmt.</translation>
    </message>
    <message>
        <source>This lesson names no figures yet.</source>
        <translation>Diese Lektion nennt noch keine Zahlen.</translation>
    </message>
</context>
<context>
    <name>miru::FileMenu</name>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Sessions, settings and studies (*.miru *.json)</source>
        <translation>Sitzungen, Einstellungen und Studien (*.miru *.json)</translation>
    </message>
    <message>
        <source>Open the folder of a run or a study …</source>
        <translation>Ordner eines Laufs oder einer Studie öffnen …</translation>
    </message>
    <message>
        <source>Folder of a run or a study</source>
        <translation>Ordner eines Laufs oder einer Studie</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Runs with their moments, notes, settings and layout, in one file</source>
        <translation>Läufe mit ihren Momenten, Notizen, Einstellungen und Anordnung, in einer Datei</translation>
    </message>
    <message>
        <source>Save the session as …</source>
        <translation>Sitzung speichern unter …</translation>
    </message>
    <message>
        <source>Runs kept after a crash</source>
        <translation>Nach einem Absturz aufgehobene Läufe</translation>
    </message>
    <message>
        <source>Room for kept runs …</source>
        <translation>Platz für aufgehobene Läufe …</translation>
    </message>
    <message>
        <source>How much of the disk may be taken by what crashes have left</source>
        <translation>Wie viel auf der Festplatte belegen darf, was Abstürze hinterlassen haben</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>On this run and those drawn behind it</source>
        <translation>Über diesen Lauf und die dahinter gezeichneten</translation>
    </message>
    <message>
        <source>All plots into a folder …</source>
        <translation>Alle Diagramme in einen Ordner …</translation>
    </message>
    <message>
        <source>Image size …</source>
        <translation>Bildgröße …</translation>
    </message>
    <message>
        <source>Run as a folder …</source>
        <translation>Lauf als Ordner …</translation>
    </message>
    <message>
        <source>The files that miru-run writes: spec, curves, matrix, summary, network</source>
        <translation>Die Dateien, die miru-run schreibt: Spezifikation, Kurven, Matrix, Zusammenfassung, Netz</translation>
    </message>
    <message>
        <source>Settings as a file …</source>
        <translation>Einstellungen als Datei …</translation>
    </message>
    <message>
        <source>A spec (.json): what miru-run train repeats, changes made during the run included</source>
        <translation>Eine Spezifikation (.json): was miru-run train wiederholt, samt den Änderungen während des Laufs</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>As it was when last closed</source>
        <translation>Wie es beim letzten Schließen war</translation>
    </message>
    <message>
        <source>Save the session as</source>
        <translation>Sitzung speichern unter</translation>
    </message>
    <message>
        <source>Sessions (*.miru)</source>
        <translation>Sitzungen (*.miru)</translation>
    </message>
    <message>
        <source>Room for kept runs</source>
        <translation>Platz für aufgehobene Läufe</translation>
    </message>
    <message>
        <source>Runs are kept on the disk while they train, so that a crash loses nothing. Beyond so many
megabytes, what older crashes have left is removed when MiRU Lab starts.</source>
        <translation>Läufe werden während des Trainings auf der Festplatte aufgehoben, damit ein Absturz nichts kostet. Was darüber hinaus
von älteren Abstürzen stammt (in Megabyte), wird beim Start von MiRU Lab entfernt.</translation>
    </message>
    <message>
        <source>The command that repeats this run is on the clipboard.</source>
        <translation>Der Befehl, der diesen Lauf wiederholt, ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Settings were changed during the run, so it carries the whole spec.</source>
        <translation>Während des Laufs wurden Einstellungen geändert, darum enthält er die ganze Spezifikation.</translation>
    </message>
    <message>
        <source>Run it in the folder in which the run was started: %1 is a name relative to that.</source>
        <translation>In dem Ordner ausführen, in dem der Lauf gestartet wurde: %1 ist ein Name relativ dazu.</translation>
    </message>
    <message>
        <source>Lessons …</source>
        <translation>Lektionen …</translation>
    </message>
    <message>
        <source>Teach it yourself …</source>
        <translation>Selbst etwas beibringen …</translation>
    </message>
    <message>
        <source>Draw signs, teach them one after the other, and see what becomes of the first</source>
        <translation>Zeichen zeichnen, nacheinander beibringen und sehen, was aus dem ersten wird</translation>
    </message>
    <message>
        <source>Make a lesson of this session …</source>
        <translation>Aus dieser Sitzung eine Lektion machen …</translation>
    </message>
    <message>
        <source>Its settings, runs and notes become the steps of a lesson, to be changed and saved</source>
        <translation>Ihre Einstellungen, Läufe und Notizen werden Schritte einer Lektion, zum Ändern und Speichern</translation>
    </message>
    <message>
        <source>Network as C …</source>
        <translation>Netz als C …</translation>
    </message>
    <message>
        <source>For a microcontroller: in floating point or in whole numbers, with a program that checks it</source>
        <translation>Für einen Mikrocontroller: in Gleitkomma oder in ganzen Zahlen, mit einem Programm, das es prüft</translation>
    </message>
</context>
<context>
    <name>miru::ForgottenPanel</name>
    <message>
        <source>What was forgotten?</source>
        <translation>Was wurde vergessen?</translation>
    </message>
    <message>
        <source>Task whose sequences are answered</source>
        <translation>Aufgabe, deren Sequenzen beantwortet werden</translation>
    </message>
    <message>
        <source>Which task to look at</source>
        <translation>Welche Aufgabe betrachtet wird</translation>
    </message>
    <message>
        <source>then</source>
        <translation>damals</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>nach Klasse</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>What was answered to each class when the task had been learned, what is answered now, what has become more or less; or how many of each class were right after each task</source>
        <translation>Was bei jeder Klasse geantwortet wurde, als die Aufgabe gelernt war, was jetzt geantwortet wird, was häufiger oder seltener geworden ist; oder wie viele jeder Klasse nach jeder Aufgabe richtig waren</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>Once a task has been learned and others follow, the test sequences are shown here that were right and are wrong now.</source>
        <translation>Sobald eine Aufgabe gelernt ist und weitere folgen, stehen hier die Testsequenzen, die richtig waren und jetzt falsch sind.</translation>
    </message>
    <message>
        <source>Task 1 is being learned: nothing can have been forgotten yet. What was right at its end is compared with what is answered later.</source>
        <translation>Aufgabe 1 wird gelernt: Noch kann nichts vergessen sein. Was an ihrem Ende richtig war, wird mit den späteren Antworten verglichen.</translation>
    </message>
    <message>
        <source>There are no sequences of this task to be answered.</source>
        <translation>Von dieser Aufgabe gibt es keine Sequenzen zu beantworten.</translation>
    </message>
    <message>
        <source>There is not enough memory to let the network answer.</source>
        <translation>Der Speicher reicht nicht, um das Netz antworten zu lassen.</translation>
    </message>
    <message>
        <source>Reading %1 sequences …</source>
        <translation>%1 Sequenzen werden gelesen …</translation>
    </message>
    <message>
        <source>Task %1 has just been learned: nothing of it can have been forgotten yet.</source>
        <translation>Aufgabe %1 ist gerade gelernt: Noch kann nichts davon vergessen sein.</translation>
    </message>
    <message>
        <source>Nothing: what was right after task %1 is right still.</source>
        <translation>Nichts: Was nach Aufgabe %1 richtig war, ist es noch immer.</translation>
    </message>
    <message>
        <source>Right after task %1, wrong now: %2 of %3 watched</source>
        <translation>Nach Aufgabe %1 richtig, jetzt falsch: %2 von %3 beobachteten</translation>
    </message>
    <message>
        <source>now: </source>
        <translation>jetzt: </translation>
    </message>
    <message>
        <source>%1 — now: %2, %3</source>
        <translation>%1 — jetzt: %2, %3</translation>
    </message>
    <message>
        <source>%1 answered as %2: %3 after task %4, %5 now, of %6</source>
        <translation>%1, beantwortet mit %2: %3 nach Aufgabe %4, jetzt %5, von %6</translation>
    </message>
    <message>
        <source>%1: %2 are right now</source>
        <translation>%1: jetzt %2 richtig</translation>
    </message>
    <message>
        <source>%1: %2 were right after task %3</source>
        <translation>%1: nach Aufgabe %3 %2 richtig</translation>
    </message>
    <message>
        <source>rows: what it is; columns: what was answered after task %1</source>
        <translation>Zeilen: was es ist; Spalten: was nach Aufgabe %1 geantwortet wurde</translation>
    </message>
    <message>
        <source>rows: what it is; columns: what is answered now</source>
        <translation>Zeilen: was es ist; Spalten: was jetzt geantwortet wird</translation>
    </message>
    <message>
        <source>answered more often (blue) or less often (orange) now</source>
        <translation>jetzt häufiger (blau) oder seltener (orange) geantwortet</translation>
    </message>
    <message>
        <source>right of each class after each task, %</source>
        <translation>von jeder Klasse richtig nach jeder Aufgabe, %</translation>
    </message>
    <message>
        <source>Of %1 watched sequences of task %2, %3 were right after it was learned</source>
        <translation>Von %1 beobachteten Sequenzen der Aufgabe %2 waren %3 richtig, als sie gelernt war</translation>
    </message>
    <message>
        <source>%1; all of them are right still.</source>
        <translation>%1; alle sind es noch immer.</translation>
    </message>
    <message>
        <source>%1; %2 of them are wrong now, most often %3 answered as %4.</source>
        <translation>%1; davon sind %2 jetzt falsch, am häufigsten %3, beantwortet mit %4.</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>answered as</source>
        <translation>beantwortet mit</translation>
    </message>
    <message>
        <source>no run yet</source>
        <translation>noch kein Lauf</translation>
    </message>
</context>
<context>
    <name>miru::GhostChips</name>
    <message>
        <source>Shows the list of all runs</source>
        <translation>Zeigt die Liste aller Läufe</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
    <message>
        <source>Draws this run again</source>
        <translation>Zeichnet diesen Lauf wieder</translation>
    </message>
    <message>
        <source>Hides this run for a while; the chip stays</source>
        <translation>Blendet diesen Lauf vorübergehend aus; die Marke bleibt</translation>
    </message>
    <message>
        <source>Take %1 off the plot</source>
        <translation>%1 aus dem Diagramm nehmen</translation>
    </message>
    <message>
        <source>Takes this run off the plots; it stays in Runs, where a tick brings it back</source>
        <translation>Nimmt diesen Lauf aus den Diagrammen; unter „Läufe“ bleibt er, ein Häkchen bringt ihn zurück</translation>
    </message>
    <message numerus="yes">
        <source>%n more runs</source>
        <translation>
            <numerusform>noch %n Lauf</numerusform>
            <numerusform>noch %n Läufe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miru::GoalField</name>
    <message>
        <source>The class is to reach something by itself</source>
        <translation>Die Klasse soll selbst etwas erreichen</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>Task that is tested</source>
        <translation>Aufgabe, die geprüft wird</translation>
    </message>
    <message>
        <source>Accuracy of at least, in per cent</source>
        <translation>Genauigkeit von mindestens, in Prozent</translation>
    </message>
    <message>
        <source>Accuracy below, in per cent</source>
        <translation>Genauigkeit unter, in Prozent</translation>
    </message>
    <message>
        <source>After how many tasks</source>
        <translation>Nach wie vielen Aufgaben</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>allen Aufgaben</translation>
    </message>
    <message>
        <source>accuracy of task</source>
        <translation>Genauigkeit bei Aufgabe</translation>
    </message>
    <message>
        <source>judged after</source>
        <translation>beurteilt nach</translation>
    </message>
</context>
<context>
    <name>miru::HelpMenu</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Explains what has the focus: its panel, or its card of settings</source>
        <translation>Erklärt, was den Fokus hat: seinen Bereich oder seine Einstellungen</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About MiRU Lab</source>
        <translation>Über MiRU Lab</translation>
    </message>
    <message>
        <source>For teachers</source>
        <translation>Für Lehrende</translation>
    </message>
</context>
<context>
    <name>miru::HelpWindow</name>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Help – MiRU Lab</source>
        <translation>Hilfe – MiRU Lab</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About MiRU Lab</source>
        <translation>Über MiRU Lab</translation>
    </message>
    <message>
        <source>For teachers</source>
        <translation>Für Lehrende</translation>
    </message>
</context>
<context>
    <name>miru::IntegerBox</name>
    <message>
        <source>%1 has more decimals than can be set; %2 is used.</source>
        <translation>%1 hat mehr Nachkommastellen, als sich einstellen lassen; verwendet wird %2.</translation>
    </message>
    <message>
        <source>%1 is below the minimum of %2, which is used instead.</source>
        <translation>%1 liegt unter dem kleinsten Wert %2; dieser wird verwendet.</translation>
    </message>
    <message>
        <source>%1 is above the maximum of %2, which is used instead.</source>
        <translation>%1 liegt über dem größten Wert %2; dieser wird verwendet.</translation>
    </message>
</context>
<context>
    <name>miru::LabPage</name>
    <message>
        <source>Step: run until the next batch, evaluation or task is done</source>
        <translation>Schritt: laufen bis zum Ende des nächsten Batches, der nächsten Auswertung oder Aufgabe</translation>
    </message>
    <message>
        <source>Run until the task is done</source>
        <translation>Bis zum Ende der Aufgabe laufen</translation>
    </message>
    <message>
        <source>Reset: discard the run</source>
        <translation>Zurücksetzen: den Lauf verwerfen</translation>
    </message>
    <message>
        <source>Make that change again</source>
        <translation>Diese Änderung wiederherstellen</translation>
    </message>
    <message>
        <source>Take the last change back: of settings, or of a lesson that is being written</source>
        <translation>Die letzte Änderung zurücknehmen: an Einstellungen oder an einer Lektion, die geschrieben wird</translation>
    </message>
</context>
<context>
    <name>miru::LectureView</name>
    <message>
        <source>Lecture: to the end of the task, or of the next one</source>
        <translation>Vortrag: zum Ende der Aufgabe oder der nächsten</translation>
    </message>
    <message>
        <source>Lecture: back to the end of the task before</source>
        <translation>Vortrag: zurück zum Ende der Aufgabe davor</translation>
    </message>
    <message>
        <source>Lecture: the window goes black, and comes back</source>
        <translation>Vortrag: das Fenster wird schwarz und kommt wieder</translation>
    </message>
    <message>
        <source>Back to the Lab, from a lecture or from studies; closes a menu, a message or the help</source>
        <translation>Zurück zum Labor, aus Vortrag oder Studien; schließt ein Menü, eine Meldung oder die Hilfe</translation>
    </message>
</context>
<context>
    <name>miru::LessonCard</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miru::LessonDesk</name>
    <message>
        <source>That is one of %1 mistakes; miru-run lessons check tells them all.</source>
        <translation>Das ist einer von %1 Fehlern; miru-run lessons check nennt sie alle.</translation>
    </message>
    <message>
        <source>Not yet: another try, with other settings?</source>
        <translation>Noch nicht: ein neuer Versuch mit anderen Einstellungen?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>To the end of this step</source>
        <translation>Zum Ende dieses Schritts</translation>
    </message>
    <message>
        <source>draw task %1 here</source>
        <translation>Aufgabe %1 hier zeichnen</translation>
    </message>
    <message>
        <source>On without a drawing</source>
        <translation>Ohne Zeichnung weiter</translation>
    </message>
    <message>
        <source>The next curve</source>
        <translation>Die nächste Kurve</translation>
    </message>
    <message>
        <source>One way to the goal: %1.</source>
        <translation>Ein Weg zum Ziel: %1.</translation>
    </message>
    <message>
        <source>Going to the end of this step …</source>
        <translation>Geht zum Ende dieses Schritts …</translation>
    </message>
</context>
<context>
    <name>miru::LessonEditor</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Try the lesson</source>
        <translation>Lektion ausprobieren</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>The lesson</source>
        <translation>Die Lektion</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Try this step</source>
        <translation>Diesen Schritt ausprobieren</translation>
    </message>
    <message>
        <source>Back to where you came from (Esc)</source>
        <translation>Dorthin zurück, woher man kam (Esc)</translation>
    </message>
    <message>
        <source>The language that is written in; one of both is enough</source>
        <translation>Die Sprache, in der geschrieben wird; eine von beiden genügt</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>Sprache der Texte</translation>
    </message>
    <message>
        <source>Undo the last change (Ctrl+Z)</source>
        <translation>Letzte Änderung rückgängig machen (Strg+Z)</translation>
    </message>
    <message>
        <source>Make it again (Ctrl+Shift+Z)</source>
        <translation>Wiederherstellen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Plays it in this window from the first step; at its end it comes back here</source>
        <translation>Spielt sie in diesem Fenster vom ersten Schritt an; am Ende geht es hierher zurück</translation>
    </message>
    <message>
        <source>As a file that miru-lab opens and miru-run lessons check accepts (Ctrl+S)</source>
        <translation>Als Datei, die miru-lab öffnet und miru-run lessons check annimmt (Strg+S)</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Title, what it teaches, and the settings it begins with</source>
        <translation>Titel, was sie lehrt und die Einstellungen, mit denen sie beginnt</translation>
    </message>
    <message>
        <source>Numbers that the texts name and the runs must come to</source>
        <translation>Zahlen, die in den Texten vorkommen und auf die die Läufe kommen müssen</translation>
    </message>
    <message>
        <source>As the class will see it</source>
        <translation>So wird die Klasse es sehen</translation>
    </message>
    <message>
        <source>Plays the lesson in this window from this step on; at its end it comes back here</source>
        <translation>Spielt die Lektion in diesem Fenster von diesem Schritt an; am Ende geht es hierher zurück</translation>
    </message>
    <message>
        <source>Take the last change back: of settings, or of a lesson that is being written</source>
        <translation>Die letzte Änderung zurücknehmen: an Einstellungen oder an einer Lektion, die geschrieben wird</translation>
    </message>
    <message>
        <source>Make that change again</source>
        <translation>Diese Änderung wiederherstellen</translation>
    </message>
    <message>
        <source>Back to the Lab, from a lecture or from studies; closes a menu, a message or the help</source>
        <translation>Zurück zum Labor, aus Vortrag oder Studien; schließt ein Menü, eine Meldung oder die Hilfe</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (nicht gespeichert)</translation>
    </message>
    <message>
        <source>No mistakes: it can be saved and tried.</source>
        <translation>Keine Fehler: Sie lässt sich speichern und ausprobieren.</translation>
    </message>
    <message>
        <source>One mistake, at what is marked ⚠</source>
        <translation>Ein Fehler, markiert mit ⚠</translation>
    </message>
    <message numerus="yes">
        <source>%n mistakes, at what is marked ⚠</source>
        <translation>
            <numerusform>%n Fehler, markiert mit ⚠</numerusform>
            <numerusform>%n Fehler, markiert mit ⚠</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miru::LessonForTeachers</name>
    <message numerus="yes">
        <source>%n minutes.</source>
        <translation>
            <numerusform>%n Minute.</numerusform>
            <numerusform>%n Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Aims.</source>
        <translation>Ziele.</translation>
    </message>
    <message>
        <source>What people believe before.</source>
        <translation>Was man vorher glaubt.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>for the class</source>
        <translation>für die Klasse</translation>
    </message>
    <message>
        <source>for you</source>
        <translation>für die Lehrperson</translation>
    </message>
    <message>
        <source>Everybody draws what they expect of task %1.</source>
        <translation>Alle zeichnen, was sie von Aufgabe %1 erwarten.</translation>
    </message>
    <message>
        <source>What was drawn is set beside what has come.</source>
        <translation>Das Gezeichnete wird neben das gestellt, was gekommen ist.</translation>
    </message>
    <message>
        <source>Goal: %1.</source>
        <translation>Ziel: %1.</translation>
    </message>
    <message>
        <source>Settings: %1.</source>
        <translation>Einstellungen: %1.</translation>
    </message>
    <message>
        <source>Answer: %1.</source>
        <translation>Antwort: %1.</translation>
    </message>
    <message>
        <source>One way to the goal: %1.</source>
        <translation>Ein Weg zum Ziel: %1.</translation>
    </message>
</context>
<context>
    <name>miru::LessonForm</name>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>The experiment that the lesson begins with</source>
        <translation>Das Experiment, mit dem die Lektion beginnt</translation>
    </message>
    <message>
        <source>Set another setting</source>
        <translation>Weitere Einstellung festlegen</translation>
    </message>
    <message>
        <source>The lesson</source>
        <translation>Die Lektion</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What it asks</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>What it teaches</source>
        <translation>Was sie lehrt</translation>
    </message>
    <message>
        <source>What many believe before</source>
        <translation>Was viele vorher glauben</translation>
    </message>
    <message>
        <source>For teachers</source>
        <translation>Für Lehrende</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>But with</source>
        <translation>Aber mit</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>It is in the timetable that the guide for teachers proposes</source>
        <translation>Sie steht im Stundenplan, den der Leitfaden für Lehrende vorschlägt</translation>
    </message>
    <message>
        <source>In a class of</source>
        <translation>In einer Stunde von</translation>
    </message>
</context>
<context>
    <name>miru::LessonPreview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>miru::LessonReport</name>
    <message>
        <source>The lesson: %1</source>
        <translation>Die Lektion: %1</translation>
    </message>
    <message>
        <source>Gone through to its end.</source>
        <translation>Bis zum Ende durchgegangen.</translation>
    </message>
    <message>
        <source>Gone through to step %1 of %2.</source>
        <translation>Bis Schritt %1 von %2 durchgegangen.</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>right answer</source>
        <translation>richtige Antwort</translation>
    </message>
    <message>
        <source>drawn by</source>
        <translation>gezeichnet von</translation>
    </message>
    <message>
        <source>of</source>
        <translation>wovon</translation>
    </message>
    <message>
        <source>expected and found</source>
        <translation>erwartet und gefunden</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>met by</source>
        <translation>erreicht von</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>none of these runs</source>
        <translation>keinem dieser Läufe</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>miru::LessonStrip</name>
    <message>
        <source>Another drawing</source>
        <translation>Noch eine Zeichnung</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>To the step before, as it was when it began</source>
        <translation>Zum Schritt davor, wie er war, als er begann</translation>
    </message>
    <message>
        <source>For the next person or group: the drawings so far stay, paler</source>
        <translation>Für die nächste Person oder Gruppe: Die bisherigen Zeichnungen bleiben, blasser</translation>
    </message>
    <message>
        <source>Leave the lesson: the runs stay, and everything can be touched again</source>
        <translation>Die Lektion verlassen: Die Läufe bleiben, und alles lässt sich wieder bedienen</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>Lektion verlassen</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Another drawing (%1 so far)</source>
        <translation>Noch eine Zeichnung (%1 bisher)</translation>
    </message>
    <message>
        <source>name or group</source>
        <translation>Name oder Gruppe</translation>
    </message>
    <message>
        <source>Name or group of who draws</source>
        <translation>Name oder Gruppe, die zeichnet</translation>
    </message>
    <message>
        <source>End of the lesson</source>
        <translation>Ende der Lektion</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>On without a drawing</source>
        <translation>Ohne Zeichnung weiter</translation>
    </message>
    <message>
        <source>To the end of this step</source>
        <translation>Zum Ende dieses Schritts</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Auflösen</translation>
    </message>
</context>
<context>
    <name>miru::LessonsPage</name>
    <message>
        <source>Back to the lab</source>
        <translation>Zurück zum Labor</translation>
    </message>
    <message>
        <source>Open a lesson …</source>
        <translation>Lektion öffnen …</translation>
    </message>
    <message>
        <source>Back to the lab (Esc)</source>
        <translation>Zurück zum Labor (Esc)</translation>
    </message>
    <message>
        <source>A lesson from a file (.json); it can also be dropped on the window</source>
        <translation>Eine Lektion aus einer Datei (.json); man kann sie auch auf das Fenster ziehen</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Predict, watch, explain. Each lesson takes a class from a question to a surprise, and from there to its reason.</source>
        <translation>Vorhersagen, zusehen, erklären. Jede Lektion führt eine Klasse von einer Frage zu einer Überraschung und von dort zu deren Grund.</translation>
    </message>
    <message>
        <source>Back to the Lab, from a lecture or from studies; closes a menu, a message or the help</source>
        <translation>Zurück zum Labor, aus Vortrag oder Studien; schließt ein Menü, eine Meldung oder die Hilfe</translation>
    </message>
    <message>
        <source>Make a lesson …</source>
        <translation>Lektion erstellen …</translation>
    </message>
    <message>
        <source>Change a lesson …</source>
        <translation>Lektion ändern …</translation>
    </message>
    <message>
        <source>A lesson of one&apos;s own, made of the runs and settings of this session</source>
        <translation>Eine eigene Lektion aus den Läufen und Einstellungen dieser Sitzung</translation>
    </message>
    <message>
        <source>A lesson of one&apos;s own, made of another one</source>
        <translation>Eine eigene Lektion aus einer anderen</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>Aus einer Datei …</translation>
    </message>
</context>
<context>
    <name>miru::MainWindow</name>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Arrangements of the panels, and which are open</source>
        <translation>Anordnungen der Bereiche und welche davon offen sind</translation>
    </message>
    <message>
        <source>%1 – MiRU Lab</source>
        <translation>%1 – MiRU Lab</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1[*] – %2 – MiRU Lab</source>
        <translation>%1[*] – %2 – MiRU Lab</translation>
    </message>
    <message>
        <source>%1 is drawn behind the run you look at.</source>
        <translation>%1 ist hinter dem gezeigten Lauf zu sehen.</translation>
    </message>
    <message>
        <source>%1 is shown.</source>
        <translation>%1 wird gezeigt.</translation>
    </message>
    <message>
        <source>Sessions, runs, reports, plots, numbers, and the command that repeats a run</source>
        <translation>Sitzungen, Läufe, Berichte, Diagramme, Zahlen und der Befehl, der einen Lauf wiederholt</translation>
    </message>
    <message>
        <source>What a panel shows and how it is read, a glossary, all keys, and about MiRU Lab</source>
        <translation>Was ein Bereich zeigt und wie er gelesen wird, ein Glossar, alle Tasten und über MiRU Lab</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>The next theme: light, dark, high contrast</source>
        <translation>Das nächste Farbschema: hell, dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>%1 is in the list of runs, but not drawn behind the one you look at: %2.</source>
        <translation>%1 steht in der Liste der Läufe, wird aber nicht hinter dem gezeigten Lauf gezeichnet: %2.</translation>
    </message>
    <message>
        <source>Back to the study</source>
        <translation>Zurück zur Studie</translation>
    </message>
    <message>
        <source>Present the lesson, full screen</source>
        <translation>Die Lektion vorführen, auf dem ganzen Bildschirm</translation>
    </message>
    <message>
        <source>%1 is neither a session (.miru), nor settings, a study or a lesson (.json), nor the folder of a run or a study.</source>
        <translation>%1 ist weder eine Sitzung (.miru) noch Einstellungen, eine Studie oder eine Lektion (.json) noch der Ordner eines Laufs oder einer Studie.</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>Lektion öffnen</translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation>Lektionen (*.json)</translation>
    </message>
    <message>
        <source>The signs are the data set of the next run.</source>
        <translation>Die Zeichen sind der Datensatz des nächsten Laufs.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen ohne zu speichern</translation>
    </message>
</context>
<context>
    <name>miru::MemoryMatrixPanel</name>
    <message>
        <source>After each task</source>
        <translation>Nach jeder Aufgabe</translation>
    </message>
    <message>
        <source>accuracy, %</source>
        <translation>Genauigkeit, %</translation>
    </message>
    <message>
        <source>Accuracy on each task after learning each task</source>
        <translation>Genauigkeit bei jeder Aufgabe nach dem Lernen jeder Aufgabe</translation>
    </message>
    <message>
        <source>After learning task %1, accuracy on task %2 is %3 (R[%4][%5] in the formulas).</source>
        <translation>Nach dem Lernen von Aufgabe %1 ist die Genauigkeit bei Aufgabe %2 %3 (R[%4][%5] in den Formeln).</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>bei %1</translation>
    </message>
    <message numerus="yes">
        <source>After %n task(s): %1.</source>
        <translation>
            <numerusform>Nach %n Aufgabe: %1.</numerusform>
            <numerusform>Nach %n Aufgaben: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>on task %1</source>
        <translation>bei Aufgabe %1</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>untrainiert</translation>
    </message>
    <message>
        <source>after task %1</source>
        <translation>nach Aufgabe %1</translation>
    </message>
    <message>
        <source> %1: %2.</source>
        <translation> %1: %2.</translation>
    </message>
    <message>
        <source>What the table shows</source>
        <translation>Was die Tabelle zeigt</translation>
    </message>
    <message>
        <source>After learning task %1, on task %2: %3 %4.</source>
        <translation>Nach dem Lernen von Aufgabe %1, auf Aufgabe %2: %3 %4.</translation>
    </message>
    <message>
        <source>test loss, nats</source>
        <translation>Test-Loss, Nats</translation>
    </message>
    <message>
        <source>%1; below it: more than %2</source>
        <translation>%1; darunter: mehr als %2</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>Test-Loss</translation>
    </message>
    <message>
        <source>perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>bits per character</source>
        <translation>Bits pro Zeichen</translation>
    </message>
    <message>
        <source>bits per answer</source>
        <translation>Bits pro Antwort</translation>
    </message>
</context>
<context>
    <name>miru::MilestoneField</name>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>a task has been learned</source>
        <translation>eine Aufgabe gelernt ist</translation>
    </message>
    <message>
        <source>an accuracy has been reached</source>
        <translation>eine Genauigkeit erreicht ist</translation>
    </message>
    <message>
        <source>an accuracy has fallen below</source>
        <translation>eine Genauigkeit gefallen ist unter</translation>
    </message>
    <message>
        <source>so many batches have been read</source>
        <translation>so viele Batches gelesen sind</translation>
    </message>
    <message>
        <source>the run is finished</source>
        <translation>der Lauf fertig ist</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Accuracy in per cent</source>
        <translation>Genauigkeit in Prozent</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
</context>
<context>
    <name>miru::NotesView</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes of the lesson</source>
        <translation>Notizen der Lektion</translation>
    </message>
    <message>
        <source>No notes on this step.</source>
        <translation>Keine Notizen zu diesem Schritt.</translation>
    </message>
    <message>
        <source>That was the last step.</source>
        <translation>Das war der letzte Schritt.</translation>
    </message>
</context>
<context>
    <name>miru::PaceButton</name>
    <message>
        <source>Full speed</source>
        <translation>Volles Tempo</translation>
    </message>
    <message>
        <source>1 batch a second</source>
        <translation>1 Batch je Sekunde</translation>
    </message>
    <message>
        <source>%1 batches a second</source>
        <translation>%1 Batches je Sekunde</translation>
    </message>
    <message>
        <source>to epoch %1</source>
        <translation>bis Epoche %1</translation>
    </message>
    <message>
        <source>to task %1</source>
        <translation>bis Aufgabe %1</translation>
    </message>
    <message>
        <source>to ≥ %1</source>
        <translation>bis ≥ %1</translation>
    </message>
    <message>
        <source>to &lt; %1</source>
        <translation>bis &lt; %1</translation>
    </message>
    <message>
        <source>Speed of the run, and when it pauses automatically</source>
        <translation>Tempo des Laufs, und wann er von selbst anhält</translation>
    </message>
    <message>
        <source>Pause automatically</source>
        <translation>Von selbst anhalten</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>after this epoch of a task</source>
        <translation>nach dieser Epoche einer Aufgabe</translation>
    </message>
    <message>
        <source>when so many tasks are learned</source>
        <translation>wenn so viele Aufgaben gelernt sind</translation>
    </message>
    <message>
        <source>when accuracy on the current task reaches</source>
        <translation>wenn die Genauigkeit auf der aktuellen Aufgabe erreicht</translation>
    </message>
    <message>
        <source>when accuracy on a learned task falls below</source>
        <translation>wenn die Genauigkeit auf einer gelernten Aufgabe fällt unter</translation>
    </message>
    <message>
        <source>Value at which the run pauses</source>
        <translation>Wert, bei dem der Lauf anhält</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Pace: full speed</source>
        <translation>Tempo: voll</translation>
    </message>
    <message>
        <source>Pace: %1</source>
        <translation>Tempo: %1</translation>
    </message>
    <message>
        <source>task by task</source>
        <translation>Aufgabe für Aufgabe</translation>
    </message>
    <message>
        <source>after each task</source>
        <translation>nach jeder Aufgabe</translation>
    </message>
</context>
<context>
    <name>miru::Panel</name>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>The numbers of the plot, as a table with a sentence</source>
        <translation>Die Zahlen der Grafik als Tabelle, mit einem Satz</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Write this plot or its numbers to a file, or copy it</source>
        <translation>Dieses Diagramm oder seine Zahlen in eine Datei schreiben oder kopieren</translation>
    </message>
</context>
<context>
    <name>miru::PanelDesk</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>Sparsamkeit</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Lab: everything</source>
        <translation>Labor: alles</translation>
    </message>
    <message>
        <source>Lecture: few and large</source>
        <translation>Vortrag: wenige, dafür groß</translation>
    </message>
    <message>
        <source>Paper: what would be printed</source>
        <translation>Artikel: was gedruckt würde</translation>
    </message>
    <message>
        <source>Study: experiments repeated</source>
        <translation>Studie: wiederholte Experimente</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Of it, traces of every thread %1, weights and their gradients %2, snapshots %3, data %4, rehearsal %5.</source>
        <translation>Davon Aktivierungen aller Threads %1, Gewichte und ihre Gradienten %2, Schnappschüsse %3, Daten %4, Wiederholung %5.</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>State space</source>
        <translation>Zustandsraum</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Dazwischen</translation>
    </message>
</context>
<context>
    <name>miru::PanelDock</name>
    <message>
        <source>Make large</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Make this panel large, or give it back its place (double click on the title)</source>
        <translation>Diesen Bereich vergrößern oder an seinen Platz zurücksetzen (Doppelklick auf den Titel)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this panel; the Layout menu brings it back</source>
        <translation>Diesen Bereich schließen; das Menü „Anordnung“ holt ihn zurück</translation>
    </message>
</context>
<context>
    <name>miru::ParallelCard</name>
    <message>
        <source>Which settings lead where?</source>
        <translation>Welche Einstellungen führen wohin?</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>Every configuration of the study across its settings and results</source>
        <translation>Jede Konfiguration der Studie über Einstellungen und Ergebnisse hinweg</translation>
    </message>
    <message>
        <source>%1 of %2 configurations; double-click to see all again</source>
        <translation>%1 von %2 Konfigurationen; ein Doppelklick zeigt wieder alle</translation>
    </message>
    <message>
        <source>each line one configuration, the mean over its seeds; drag along an axis to keep a part of them</source>
        <translation>jede Linie eine Konfiguration, das Mittel über ihre Startwerte; an einer Achse ziehen, um einen Teil zu behalten</translation>
    </message>
    <message>
        <source>%1 seeds; click to see one of its runs</source>
        <translation>%1 Startwerte; ein Klick zeigt einen der Läufe</translation>
    </message>
</context>
<context>
    <name>miru::QuestionBox</name>
    <message>
        <source>Count hands</source>
        <translation>Hände zählen</translation>
    </message>
    <message>
        <source>Type how many hands are raised for each answer; the bars appear with the answer</source>
        <translation>Eintippen, wie viele Hände sich bei jeder Antwort heben; die Balken erscheinen mit der Antwort</translation>
    </message>
    <message>
        <source>the right answer</source>
        <translation>die richtige Antwort</translation>
    </message>
    <message>
        <source>Hands for answer %1</source>
        <translation>Hände für Antwort %1</translation>
    </message>
</context>
<context>
    <name>miru::ReaderPanel</name>
    <message>
        <source>What does it see?</source>
        <translation>Was sieht es?</translation>
    </message>
    <message>
        <source>Task whose sequences are read</source>
        <translation>Aufgabe, deren Sequenzen gelesen werden</translation>
    </message>
    <message>
        <source>Next sequence</source>
        <translation>Nächste Sequenz</translation>
    </message>
    <message>
        <source>The next test sequence</source>
        <translation>Die nächste Testsequenz</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Read row by row</source>
        <translation>Zeile für Zeile lesen</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Read one row more</source>
        <translation>Eine Zeile weiterlesen</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Draw one yourself, and see what the network makes of it</source>
        <translation>Selbst etwas zeichnen und sehen, was das Netz daraus macht</translation>
    </message>
    <message>
        <source>The sequence as the network reads it, a row a step</source>
        <translation>Die Sequenz, wie das Netz sie liest, eine Zeile je Schritt</translation>
    </message>
    <message>
        <source>The image before its pixels are permuted</source>
        <translation>Das Bild, bevor seine Pixel vertauscht werden</translation>
    </message>
    <message>
        <source>the image</source>
        <translation>das Bild</translation>
    </message>
    <message>
        <source>as it is read</source>
        <translation>wie es gelesen wird</translation>
    </message>
    <message>
        <source>Hidden state after each row, unit by step</source>
        <translation>Verdeckter Zustand nach jeder Zeile, Einheit je Schritt</translation>
    </message>
    <message>
        <source>Probability of each class so far</source>
        <translation>Bisherige Wahrscheinlichkeit jeder Klasse</translation>
    </message>
    <message>
        <source>hidden state: −1 orange, 0 blank, 1 blue</source>
        <translation>verdeckter Zustand: −1 orange, 0 leer, 1 blau</translation>
    </message>
    <message>
        <source>class probability so far</source>
        <translation>bisherige Klassenwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>unit %1 after row %2: %3</source>
        <translation>Einheit %1 nach Zeile %2: %3</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>It has no answer: its numbers are no longer finite.</source>
        <translation>Es hat keine Antwort: Seine Zahlen sind nicht mehr endlich.</translation>
    </message>
    <message>
        <source>It says: %1, %2 sure.</source>
        <translation>Es sagt: %1, zu %2 sicher.</translation>
    </message>
    <message>
        <source>%1 That is right.</source>
        <translation>%1 Das stimmt.</translation>
    </message>
    <message>
        <source>%1 It is: %2.</source>
        <translation>%1 Richtig ist: %2.</translation>
    </message>
    <message>
        <source>all %1 rows read</source>
        <translation>alle %1 Zeilen gelesen</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>after row</source>
        <translation>nach Zeile</translation>
    </message>
    <message>
        <source>The words as they are read</source>
        <translation>Die Wörter, wie sie gelesen werden</translation>
    </message>
    <message>
        <source>A text of your own</source>
        <translation>Ein eigener Text</translation>
    </message>
    <message>
        <source>Write a text of your own: the network reads it as you type.</source>
        <translation>Schreiben Sie einen eigenen Text: Das Netz liest ihn beim Tippen.</translation>
    </message>
    <message>
        <source>Probability of each class after each word</source>
        <translation>Wahrscheinlichkeit jeder Klasse nach jedem Wort</translation>
    </message>
    <message>
        <source>after “%1”</source>
        <translation>nach „%1“</translation>
    </message>
    <message>
        <source>after “%1”, which it does not know</source>
        <translation>nach „%1“, das es nicht kennt</translation>
    </message>
    <message>
        <source>unit %1 after word %2: %3</source>
        <translation>Einheit %1 nach Wort %2: %3</translation>
    </message>
    <message>
        <source>Read word by word</source>
        <translation>Wort für Wort lesen</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Nächstes Wort</translation>
    </message>
    <message>
        <source>Read one word more</source>
        <translation>Ein Wort weiterlesen</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write one yourself, and see what the network makes of it</source>
        <translation>Selbst einen schreiben und sehen, was das Netz daraus macht</translation>
    </message>
    <message>
        <source>Hidden state after each word, unit by step</source>
        <translation>Verborgener Zustand nach jedem Wort, Einheit mal Schritt</translation>
    </message>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>word %1 of %2</source>
        <translation>Wort %1 von %2</translation>
    </message>
    <message>
        <source>probability of “%1”, word by word</source>
        <translation>Wahrscheinlichkeit von „%1“, Wort für Wort</translation>
    </message>
    <message>
        <source>probability of each class, word by word</source>
        <translation>Wahrscheinlichkeit jeder Klasse, Wort für Wort</translation>
    </message>
    <message>
        <source>Waiting for your text.</source>
        <translation>Es wartet auf Ihren Text.</translation>
    </message>
    <message>
        <source>after word</source>
        <translation>nach Wort</translation>
    </message>
    <message>
        <source>all %1 words read</source>
        <translation>alle %1 Wörter gelesen</translation>
    </message>
    <message>
        <source>(no words)</source>
        <translation>(keine Wörter)</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>How boldly it writes: at 0 always the likeliest character, at 1 as it thinks.</source>
        <translation>Wie kühn es schreibt: bei 0 immer das wahrscheinlichste Zeichen, bei 1 so, wie es denkt.</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>unit %1 after character %2: %3</source>
        <translation>Unit %1 nach Zeichen %2: %3</translation>
    </message>
    <message>
        <source>Go through it character by character</source>
        <translation>Zeichen für Zeichen durchgehen</translation>
    </message>
    <message>
        <source>Next character</source>
        <translation>Nächstes Zeichen</translation>
    </message>
    <message>
        <source>One character more</source>
        <translation>Ein Zeichen weiter</translation>
    </message>
    <message>
        <source>Let it write</source>
        <translation>Schreiben lassen</translation>
    </message>
    <message>
        <source>Let it try once more</source>
        <translation>Noch einmal versuchen lassen</translation>
    </message>
    <message>
        <source>Hidden state after each character, unit by step</source>
        <translation>Zustand nach jedem Zeichen, Unit je Schritt</translation>
    </message>
    <message>
        <source>What the network writes</source>
        <translation>Was das Netz schreibt</translation>
    </message>
    <message>
        <source>The text as it is read</source>
        <translation>Der Text, wie er gelesen wird</translation>
    </message>
    <message>
        <source>character</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>what it writes, character by character</source>
        <translation>was es schreibt, Zeichen für Zeichen</translation>
    </message>
    <message>
        <source>character %1 of %2</source>
        <translation>Zeichen %1 von %2</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>„%1“ %2</translation>
    </message>
    <message>
        <source>After “%1” it thinks of: %2.</source>
        <translation>Nach „%1“ denkt es an: %2.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 There came “%2”.</source>
        <translation>%1 Es kam „%2“.</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>probability before it came</source>
        <translation>Wahrscheinlichkeit, bevor es kam</translation>
    </message>
    <message>
        <source>The network continues a text; else it reads one of the test</source>
        <translation>Das Netz schreibt einen Text weiter; sonst liest es einen des Tests</translation>
    </message>
    <message>
        <source>A beginning of your own</source>
        <translation>Ein eigener Anfang</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>after pixel</source>
        <translation>nach Pixel</translation>
    </message>
    <message>
        <source>unit %1 after pixel %2: %3</source>
        <translation>Einheit %1 nach Pixel %2: %3</translation>
    </message>
    <message>
        <source>Hidden state after each pixel, unit by step</source>
        <translation>Verdeckter Zustand nach jedem Pixel, Einheit je Schritt</translation>
    </message>
    <message>
        <source>all %1 pixels read</source>
        <translation>alle %1 Pixel gelesen</translation>
    </message>
    <message>
        <source>pixel %1 of %2</source>
        <translation>Pixel %1 von %2</translation>
    </message>
    <message>
        <source>Read pixel by pixel</source>
        <translation>Pixel für Pixel lesen</translation>
    </message>
    <message>
        <source>Next pixel</source>
        <translation>Nächstes Pixel</translation>
    </message>
    <message>
        <source>Read one pixel more</source>
        <translation>Ein Pixel weiterlesen</translation>
    </message>
    <message>
        <source>all %1 characters read</source>
        <translation>alle %1 Zeichen gelesen</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>after moment</source>
        <translation>nach Moment</translation>
    </message>
    <message>
        <source>unit %1 after moment %2: %3</source>
        <translation>Einheit %1 nach Moment %2: %3</translation>
    </message>
    <message>
        <source>Hidden state after each moment, unit by step</source>
        <translation>Verdeckter Zustand nach jedem Moment, Einheit je Schritt</translation>
    </message>
    <message>
        <source>all %1 moments of 10 ms read</source>
        <translation>alle %1 Momente zu 10 ms gelesen</translation>
    </message>
    <message>
        <source>moment %1 of %2, 10 ms each</source>
        <translation>Moment %1 von %2, je 10 ms</translation>
    </message>
    <message>
        <source>Read moment by moment, slower than it was said</source>
        <translation>Moment für Moment lesen, langsamer als gesprochen</translation>
    </message>
    <message>
        <source>Next moment</source>
        <translation>Nächster Moment</translation>
    </message>
    <message>
        <source>Read one moment more: 10 ms</source>
        <translation>Um einen Moment weiterlesen: 10 ms</translation>
    </message>
    <message>
        <source>the recording: time to the right, pitch upwards</source>
        <translation>die Aufnahme: Zeit nach rechts, Tonhöhe nach oben</translation>
    </message>
    <message>
        <source>The sequence as the network reads it, a pixel a step</source>
        <translation>Die Sequenz, wie das Netz sie liest, ein Pixel je Schritt</translation>
    </message>
    <message>
        <source>The sequence as the network reads it, a moment a step</source>
        <translation>Die Sequenz, wie das Netz sie liest, ein Moment je Schritt</translation>
    </message>
    <message>
        <source>The recording before its bands and moments are permuted</source>
        <translation>Die Aufnahme, bevor ihre Bänder und Momente vertauscht werden</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Hear the recording while it is read, as fast as it was said</source>
        <translation>Die Aufnahme anhören, während sie gelesen wird, so schnell, wie sie gesprochen wurde</translation>
    </message>
</context>
<context>
    <name>miru::RecentFiles</name>
    <message>
        <source>none yet</source>
        <translation>noch nichts</translation>
    </message>
</context>
<context>
    <name>miru::ResourcesPanel</name>
    <message>
        <source>What does it cost?</source>
        <translation>Was kostet es?</translation>
    </message>
    <message>
        <source>computed, unless marked measured</source>
        <translation>berechnet, wenn nicht als gemessen bezeichnet</translation>
    </message>
    <message>
        <source>GRU : MiRU-2</source>
        <translation>GRU : MiRU-2</translation>
    </message>
    <message>
        <source>Resource cost of every cell</source>
        <translation>Kosten jeder Zelle</translation>
    </message>
    <message>
        <source>A GRU&apos;s figure divided by MiRU-2&apos;s</source>
        <translation>Die Zahl einer GRU geteilt durch die von MiRU-2</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Training sequences per second on this machine, now; only the cell that runs is measured.</source>
        <translation>Trainingssequenzen je Sekunde auf diesem Rechner, jetzt; nur die laufende Zelle wird gemessen.</translation>
    </message>
    <message>
        <source>seq/s, measured</source>
        <translation>Seq./s, gemessen</translation>
    </message>
    <message>
        <source>One test sequence read by one thread on this machine, the median of several; while a run is going it shares the machine with it. Only the cell that runs is measured.</source>
        <translation>Eine Testsequenz, gelesen von einem Thread auf diesem Rechner, Median aus mehreren; während eines Laufs teilt sie sich den Rechner mit ihm. Nur die laufende Zelle wird gemessen.</translation>
    </message>
    <message>
        <source>read, up to 8 KiB</source>
        <translation>Lesen, bis 8 KiB</translation>
    </message>
    <message>
        <source>read, up to 32 KiB</source>
        <translation>Lesen, bis 32 KiB</translation>
    </message>
    <message>
        <source>read, up to 1 MiB</source>
        <translation>Lesen, bis 1 MiB</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>Multiplizieren</translation>
    </message>
    <message>
        <source>add</source>
        <translation>Addieren</translation>
    </message>
    <message>
        <source>paper: each parameter</source>
        <translation>Artikel: je Parameter</translation>
    </message>
    <message>
        <source> pJ</source>
        <translation> pJ</translation>
    </message>
    <message>
        <source>Default: %1 pJ</source>
        <translation>Voreinstellung: %1 pJ</translation>
    </message>
    <message>
        <source>A GRU has %1 times the parameters of a MiRU-2, %2 against %3.</source>
        <translation>Eine GRU hat %1-mal so viele Parameter wie eine MiRU-2, %2 gegenüber %3.</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>seq/s, measured, machine shared</source>
        <translation>Seq./s, gemessen, Rechner geteilt</translation>
    </message>
    <message>
        <source>memory, training</source>
        <translation>Speicher, Training</translation>
    </message>
    <message>
        <source>Memory that the whole program takes while it trains, forecast from the settings. A run that needs more than there is does not start.</source>
        <translation>Speicher, den das ganze Programm beim Training braucht, aus den Einstellungen vorhergesagt. Ein Lauf, der mehr braucht, als da ist, beginnt nicht.</translation>
    </message>
    <message>
        <source>All cells</source>
        <translation>Alle Zellen</translation>
    </message>
    <message>
        <source>Three cells are shown, the one that runs among them; or every cell there is.</source>
        <translation>Gezeigt werden drei Zellen, darunter die, die läuft; oder alle, die es gibt.</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>What the energies assume: costs of reads and arithmetic</source>
        <translation>Was die Energien annehmen: Kosten von Lesen und Rechnen</translation>
    </message>
    <message>
        <source>Microcontroller</source>
        <translation>Mikrocontroller</translation>
    </message>
    <message>
        <source>What this network takes on a microcontroller: counted, beside what is computed</source>
        <translation>Was dieses Netz auf einem Mikrocontroller braucht: gezählt, neben dem Berechneten</translation>
    </message>
    <message>
        <source>counted in a simulator, beside what is computed</source>
        <translation>im Simulator gezählt, neben dem Berechneten</translation>
    </message>
    <message>
        <source>instructions, counted</source>
        <translation>Befehle, gezählt</translation>
    </message>
    <message>
        <source>flash, counted</source>
        <translation>Flash, gezählt</translation>
    </message>
    <message>
        <source>RAM, counted</source>
        <translation>RAM, gezählt</translation>
    </message>
</context>
<context>
    <name>miru::RunSession</name>
    <message>
        <source>The run needs about %1 of memory, and %2 are available. Make hidden units, batch or sequences smaller, or use fewer threads.</source>
        <translation>Der Lauf braucht etwa %1 Speicher, verfügbar sind %2. Verdeckte Einheiten, Batch oder Sequenzen verkleinern oder weniger Threads nehmen.</translation>
    </message>
</context>
<context>
    <name>miru::RunsCard</name>
    <message>
        <source>Which run was which?</source>
        <translation>Welcher Lauf war welcher?</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Remove this run</source>
        <translation>Diesen Lauf entfernen</translation>
    </message>
    <message>
        <source>Takes the selected run off the list</source>
        <translation>Nimmt den gewählten Lauf aus der Liste</translation>
    </message>
    <message>
        <source>How the runs differ</source>
        <translation>Worin sich die Läufe unterscheiden</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keiner</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>ein Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Look at this run</source>
        <translation>Diesen Lauf ansehen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Automatic name</source>
        <translation>Automatischer Name</translation>
    </message>
    <message>
        <source>Note …</source>
        <translation>Notiz …</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What is there to say about %1? Reports show it.</source>
        <translation>Was ist zu %1 zu sagen? Berichte zeigen es.</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Tags of the run</source>
        <translation>Schlagworte des Laufs</translation>
    </message>
    <message>
        <source>Note on the run</source>
        <translation>Notiz zum Lauf</translation>
    </message>
    <message>
        <source>filter: name, cell, tag …</source>
        <translation>filtern: Name, Zelle, Schlagwort …</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Lists the runs that have these words, in whatever column</source>
        <translation>Zeigt die Läufe, in denen diese Wörter stehen, gleich in welcher Spalte</translation>
    </message>
    <message>
        <source>Tags …</source>
        <translation>Schlagworte …</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
</context>
<context>
    <name>miru::RunsModel</name>
    <message>
        <source>task %1 of %2</source>
        <translation>Aufgabe %1 von %2</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>beginnt …</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>paused · %1</source>
        <translation>angehalten · %1</translation>
    </message>
    <message>
        <source>not drawn: %1</source>
        <translation>nicht gezeichnet: %1</translation>
    </message>
    <message>
        <source>curves not drawn: %1</source>
        <translation>Kurven nicht gezeichnet: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>against forgetting</source>
        <translation>gegen das Vergessen</translation>
    </message>
    <message>
        <source>ACC</source>
        <translation>ACC</translation>
    </message>
    <message>
        <source>BWT</source>
        <translation>BWT</translation>
    </message>
    <message>
        <source>task 1</source>
        <translation>Aufgabe 1</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Schlagworte</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Ticked runs are drawn behind the one looked at, dashed. F2 or a double click renames; an empty name is the automatic one again.</source>
        <translation>Läufe mit Haken werden hinter dem betrachteten gezeichnet, gestrichelt. F2 oder ein Doppelklick benennt um; ein leerer Name ist wieder der automatische.</translation>
    </message>
    <message>
        <source>What was done against forgetting</source>
        <translation>Was gegen das Vergessen getan wurde</translation>
    </message>
    <message>
        <source>Mean accuracy over all tasks, now.</source>
        <translation>Mittlere Genauigkeit über alle Aufgaben, jetzt.</translation>
    </message>
    <message>
        <source>Backward transfer: what later tasks did to earlier ones. Negative means forgetting.</source>
        <translation>Rückwärtstransfer: was spätere Aufgaben an früheren verändert haben. Negativ heißt Vergessen.</translation>
    </message>
    <message>
        <source>Accuracy on the first task, now</source>
        <translation>Genauigkeit auf der ersten Aufgabe, jetzt</translation>
    </message>
    <message>
        <source>How far the run is, or how it has ended</source>
        <translation>Wie weit der Lauf ist, oder wie er geendet hat</translation>
    </message>
    <message>
        <source>Words to sort and filter runs by, with commas between them. F2 or a double click edits them.</source>
        <translation>Wörter, nach denen Läufe geordnet und gefiltert werden, mit Kommas dazwischen. F2 oder ein Doppelklick ändert sie.</translation>
    </message>
    <message>
        <source>F2 or a double click edits a note of one line. Reports show it.</source>
        <translation>F2 oder ein Doppelklick ändert eine Notiz von einer Zeile. Berichte zeigen sie.</translation>
    </message>
</context>
<context>
    <name>miru::SessionDocument</name>
    <message>
        <source>%1 is being saved …</source>
        <translation>%1 wird gespeichert …</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 ist gespeichert.</translation>
    </message>
    <message>
        <source>MiRU Lab did not close properly last time; one run can be recovered.</source>
        <translation>MiRU Lab wurde beim letzten Mal nicht richtig beendet; ein Lauf lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>MiRU Lab did not close properly last time; %1 runs can be recovered.</source>
        <translation>MiRU Lab wurde beim letzten Mal nicht richtig beendet; %1 Läufe lassen sich wiederherstellen.</translation>
    </message>
    <message>
        <source>MiRU Lab did not close properly last time; %1 runs can be recovered. The list holds the newest %2.</source>
        <translation>MiRU Lab wurde beim letzten Mal nicht richtig beendet; %1 Läufe lassen sich wiederherstellen. Die Liste fasst die neuesten %2.</translation>
    </message>
    <message>
        <source>Older runs that were kept have been removed to make room (File ▸ Room for kept runs: %1 MB).</source>
        <translation>Ältere aufgehobene Läufe wurden entfernt, um Platz zu schaffen (Datei ▸ Platz für aufgehobene Läufe: %1 MB).</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Removes these runs from the disk</source>
        <translation>Entfernt diese Läufe von der Festplatte</translation>
    </message>
    <message>
        <source>The list of runs is full. Remove one of them to recover another; until then it stays on the disk.</source>
        <translation>Die Liste der Läufe ist voll. Entfernen Sie einen, um einen anderen wiederherzustellen; bis dahin bleibt er auf der Festplatte.</translation>
    </message>
    <message>
        <source>%1 runs can be recovered; the newest %2 are shown. The others stay on the disk.</source>
        <translation>%1 Läufe lassen sich wiederherstellen; die neuesten %2 sind gezeigt. Die anderen bleiben auf der Festplatte.</translation>
    </message>
    <message>
        <source>One run was recovered. If it was not finished, Run resumes it.</source>
        <translation>Ein Lauf ist wiederhergestellt. War er nicht zu Ende, setzt Start ihn fort.</translation>
    </message>
    <message>
        <source>%1 runs were recovered. If the one shown was not finished, Run resumes it.</source>
        <translation>%1 Läufe sind wiederhergestellt. War der gezeigte nicht zu Ende, setzt Start ihn fort.</translation>
    </message>
</context>
<context>
    <name>miru::SettingRows</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>Einen Teil ihres Namens eintippen</translation>
    </message>
    <message>
        <source>Remove this setting</source>
        <translation>Diese Einstellung entfernen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>miru::SettingsRail</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Fold the settings</source>
        <translation>Einstellungen einklappen</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>Einstellungen zeigen</translation>
    </message>
</context>
<context>
    <name>miru::Signal</name>
    <message>
        <source>update gate z</source>
        <translation>Update-Gatter z</translation>
    </message>
    <message>
        <source>reset gate r</source>
        <translation>Reset-Gatter r</translation>
    </message>
    <message>
        <source>candidate h̃</source>
        <translation>Kandidat h̃</translation>
    </message>
    <message>
        <source>hidden state h</source>
        <translation>verdeckter Zustand h</translation>
    </message>
    <message>
        <source>input gate i</source>
        <translation>Eingabe-Gatter i</translation>
    </message>
    <message>
        <source>forget gate f</source>
        <translation>Vergessens-Gatter f</translation>
    </message>
    <message>
        <source>output gate o</source>
        <translation>Ausgabe-Gatter o</translation>
    </message>
    <message>
        <source>memory m</source>
        <translation>Speicher m</translation>
    </message>
</context>
<context>
    <name>miru::SketchPad</name>
    <message>
        <source>Drawing pad</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Arrow keys move the pen, with Shift in small steps; Space puts it down and lifts it; Backspace takes the last stroke away, Delete all; Enter adds the drawing.</source>
        <translation>Pfeiltasten bewegen den Stift, mit der Umschalttaste in kleinen Schritten; die Leertaste setzt ihn auf und hebt ihn ab; die Rücktaste nimmt den letzten Strich weg, Entf alle; die Eingabetaste fügt die Zeichnung hinzu.</translation>
    </message>
    <message>
        <source>Draw here</source>
        <translation>Hier zeichnen</translation>
    </message>
</context>
<context>
    <name>miru::SoundDesk</name>
    <message>
        <source>%1 is another recording than the one that was read: it has %2 moments, not %3.</source>
        <translation>%1 ist eine andere Aufnahme als die gelesene: Sie hat %2 Momente, nicht %3.</translation>
    </message>
</context>
<context>
    <name>miru::SoundPlayer</name>
    <message>
        <source>%1 did not come to an end</source>
        <translation>%1 kam zu keinem Ende</translation>
    </message>
    <message>
        <source>There is no program here that plays sound: it takes one of the packages pipewire-bin, pulseaudio-utils and alsa-utils.</source>
        <translation>Hier gibt es kein Programm, das Töne abspielt: Nötig ist eines der Pakete pipewire-bin, pulseaudio-utils und alsa-utils.</translation>
    </message>
    <message>
        <source>The recording cannot be heard here (%1): it takes a sound device, and one of the packages pipewire-bin, pulseaudio-utils and alsa-utils.</source>
        <translation>Die Aufnahme lässt sich hier nicht anhören (%1): Nötig sind ein Audiogerät und eines der Pakete pipewire-bin, pulseaudio-utils und alsa-utils.</translation>
    </message>
    <message>
        <source>%1 does not start</source>
        <translation>%1 startet nicht</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 scheiterte</translation>
    </message>
    <message>
        <source>%1 says “%2”</source>
        <translation>%1 meldet „%2“</translation>
    </message>
</context>
<context>
    <name>miru::SparsityPanel</name>
    <message>
        <source>Who speaks?</source>
        <translation>Wer spricht?</translation>
    </message>
    <message>
        <source>how often each unit fires, task by task</source>
        <translation>wie oft jede Einheit feuert, Aufgabe für Aufgabe</translation>
    </message>
    <message>
        <source>Which units fire at each step of one sequence</source>
        <translation>Welche Einheiten bei jedem Schritt einer Sequenz feuern</translation>
    </message>
    <message>
        <source>Share of time each unit fires, for each task</source>
        <translation>Anteil der Zeit, in der jede Einheit feuert, für jede Aufgabe</translation>
    </message>
    <message>
        <source>How much tasks share their units</source>
        <translation>Wie sehr sich Aufgaben ihre Einheiten teilen</translation>
    </message>
    <message>
        <source>unit %1 fires at step %2</source>
        <translation>Einheit %1 feuert bei Schritt %2</translation>
    </message>
    <message>
        <source>unit %1 is silent at step %2</source>
        <translation>Einheit %1 schweigt bei Schritt %2</translation>
    </message>
    <message>
        <source>unit %1 fires %2 of the time on task %3</source>
        <translation>Einheit %1 feuert %2 der Zeit bei Aufgabe %3</translation>
    </message>
    <message>
        <source>Tasks %1 and %2 share %3 of their units.&lt;br&gt;Σ min(p, q) / Σ max(p, q) over the units, p and q being the shares of time a unit fires on either task (weighted Jaccard index).</source>
        <translation>Die Aufgaben %1 und %2 teilen sich %3 ihrer Einheiten.&lt;br&gt;Σ min(p, q) / Σ max(p, q) über die Einheiten; p und q sind die Anteile der Zeit, in der eine Einheit bei der einen und der anderen Aufgabe feuert (gewichteter Jaccard-Index).</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>winners while one sequence is read</source>
        <translation>Gewinner, während eine Sequenz gelesen wird</translation>
    </message>
    <message>
        <source>shared units, % (Jaccard)</source>
        <translation>geteilte Einheiten, % (Jaccard)</translation>
    </message>
    <message>
        <source>winners, unit × step</source>
        <translation>Gewinner, Einheit × Schritt</translation>
    </message>
    <message>
        <source>exactly %1 of %2 at every step</source>
        <translation>genau %1 von %2 bei jedem Schritt</translation>
    </message>
    <message>
        <source>|h| &gt; 0.1, unit × step</source>
        <translation>|h| &gt; 0,1, Einheit × Schritt</translation>
    </message>
    <message>
        <source>no inhibition: every unit may speak</source>
        <translation>keine Hemmung: Jede Einheit darf sprechen</translation>
    </message>
    <message>
        <source>shared units: from the second task on</source>
        <translation>geteilte Einheiten: ab der zweiten Aufgabe</translation>
    </message>
    <message>
        <source>At a step %1 of the units fire, on average.</source>
        <translation>Bei einem Schritt feuern im Mittel %1 der Einheiten.</translation>
    </message>
    <message>
        <source>Tasks 1 and %1 share %2 of them.</source>
        <translation>Die Aufgaben 1 und %1 teilen sich %2 davon.</translation>
    </message>
    <message>
        <source>fires on task %1</source>
        <translation>feuert bei Aufgabe %1</translation>
    </message>
</context>
<context>
    <name>miru::SpecForm</name>
    <message>
        <source>%1 of %2 units win</source>
        <translation>%1 von %2 Einheiten gewinnen</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 · %2 · batch %3</source>
        <translation>%1 · %2 · Batch %3</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;Waits for the next Reset.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Wartet auf das nächste Zurücksetzen.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>• waits for Reset</source>
        <translation>• wartet auf Zurücksetzen</translation>
    </message>
    <message>
        <source>&lt;b&gt;Changes at the fork.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Ändert sich an der Abzweigung.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;Takes effect with the next batch.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Wirkt mit dem nächsten Batch.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>fixed in this run</source>
        <translation>in diesem Lauf fest</translation>
    </message>
    <message>
        <source>&lt;b&gt;Cannot change at a fork: %1.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Kann sich an einer Abzweigung nicht ändern: %1.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>off: all at once</source>
        <translation>aus: alle zugleich</translation>
    </message>
    <message>
        <source>Applies now: a run that is going takes it with its next batch.</source>
        <translation>Wirkt sofort: Ein laufender Lauf übernimmt es mit dem nächsten Batch.</translation>
    </message>
    <message>
        <source>For the next run: this one keeps what it began with.</source>
        <translation>Für den nächsten Lauf: Dieser behält, womit er begann.</translation>
    </message>
</context>
<context>
    <name>miru::StartDesk</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>as task %1 reads it</source>
        <translation>wie Aufgabe %1 es liest</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>%1 is not on this machine. The panel “Data” says how to get it.</source>
        <translation>%1 ist nicht auf diesem Rechner. Im Bereich „Daten“ steht, wie es dorthin kommt.</translation>
    </message>
    <message>
        <source>During a run you see here what the network reads, step by step.</source>
        <translation>Während eines Laufs ist hier zu sehen, was das Netz liest, Schritt für Schritt.</translation>
    </message>
    <message>
        <source>One task alone: nothing comes after it that could make the network forget.</source>
        <translation>Eine einzige Aufgabe: Danach kommt nichts, was das Netz vergessen ließe.</translation>
    </message>
    <message>
        <source>The same recording, its bands in another order: to the network each order is a new task.</source>
        <translation>Dieselbe Aufnahme, ihre Bänder in anderer Reihenfolge: Für das Netz ist jede Reihenfolge eine neue Aufgabe.</translation>
    </message>
    <message>
        <source>The same image, in another order: to the network each order is a new task.</source>
        <translation>Dasselbe Bild in anderer Reihenfolge: Für das Netz ist jede Reihenfolge eine neue Aufgabe.</translation>
    </message>
    <message>
        <source>The same recording, its moments in another order: to the network each order is a new task.</source>
        <translation>Dieselbe Aufnahme, ihre Momente in anderer Reihenfolge: Für das Netz ist jede Reihenfolge eine neue Aufgabe.</translation>
    </message>
    <message>
        <source>The same image, its rows in another order: to the network each order is a new task.</source>
        <translation>Dasselbe Bild, seine Zeilen in anderer Reihenfolge: Für das Netz ist jede Reihenfolge eine neue Aufgabe.</translation>
    </message>
    <message>
        <source>The same image, turned: to the network each angle is a new task.</source>
        <translation>Dasselbe Bild, gedreht: Für das Netz ist jeder Winkel eine neue Aufgabe.</translation>
    </message>
    <message>
        <source>Task 1 asks for %1 classes, task 2 for %2 others.</source>
        <translation>Aufgabe 1 fragt nach %1 Klassen, Aufgabe 2 nach %2 anderen.</translation>
    </message>
    <message>
        <source>Task 1 asks for %1, task 2 for %2.</source>
        <translation>Aufgabe 1 fragt nach %1, Aufgabe 2 nach %2.</translation>
    </message>
</context>
<context>
    <name>miru::StateSpacePanel</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Where do sequences end up?</source>
        <translation>Wo enden die Sequenzen?</translation>
    </message>
    <message>
        <source>The hidden states in which test sequences end</source>
        <translation>Die verdeckten Zustände, in denen Testsequenzen enden</translation>
    </message>
    <message>
        <source>Moved: the mean distance of a state from where it was when the task had been learned, in units of the spread σ that the states had then. CKA: linear centred kernel alignment (Kornblith et al. 2019) of both sets of states; 1 if they lie to each other as they did, turned or not.</source>
        <translation>Bewegt: der mittlere Abstand eines Zustands von seinem Ort, als die Aufgabe gelernt war, in Einheiten der damaligen Streuung σ der Zustände. CKA: lineares Centered Kernel Alignment (Kornblith u. a. 2019) der Zustände von damals und jetzt; 1, wenn sie noch so zueinander liegen wie damals, gedreht oder nicht.</translation>
    </message>
    <message>
        <source>How far states have moved since the task was learned</source>
        <translation>Wie weit sich Zustände bewegt haben, seit die Aufgabe gelernt ist</translation>
    </message>
    <message>
        <source>How similar the states are to those when the task had been learned</source>
        <translation>Wie ähnlich die Zustände denen sind, als die Aufgabe gelernt war</translation>
    </message>
    <message>
        <source>Whose sequences</source>
        <translation>Wessen Sequenzen</translation>
    </message>
    <message>
        <source>The task whose test sequences are watched</source>
        <translation>Die Aufgabe, deren Testsequenzen beobachtet werden</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>The two directions in which states differ most. Fixed when a task had been learned, they show how states drift; following, they show how states lie to each other</source>
        <translation>Die zwei Richtungen, in denen sich die Zustände am meisten unterscheiden. Festgehalten, als eine Aufgabe gelernt war, zeigen sie, wie Zustände abdriften; mitlaufend zeigen sie, wie Zustände zueinander liegen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>What the colour of a point says</source>
        <translation>Was die Farbe eines Punkts sagt</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>nach Klasse</translation>
    </message>
    <message>
        <source>by task</source>
        <translation>nach Aufgabe</translation>
    </message>
    <message>
        <source>Ends or paths</source>
        <translation>Enden oder Wege</translation>
    </message>
    <message>
        <source>Where sequences end, or, of a few of them, the whole way through the states</source>
        <translation>Wo Sequenzen enden, oder, von einigen, der ganze Weg durch die Zustände</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>Enden</translation>
    </message>
    <message>
        <source>paths</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>alle Aufgaben</translation>
    </message>
    <message>
        <source>axes of task %1</source>
        <translation>Achsen von Aufgabe %1</translation>
    </message>
    <message>
        <source>axes follow</source>
        <translation>Achsen laufen mit</translation>
    </message>
    <message>
        <source>Each point will be the hidden state in which a test sequence ends, seen from the side that shows most. Press Run: sequences of a class gather. When the next task is learned, watch them move.</source>
        <translation>Jeder Punkt wird der verdeckte Zustand sein, in dem eine Testsequenz endet, von der Seite gesehen, die am meisten zeigt. Starten drücken: Sequenzen einer Klasse sammeln sich. Wenn die nächste Aufgabe gelernt wird, sieht man sie wandern.</translation>
    </message>
    <message>
        <source>being computed …</source>
        <translation>wird berechnet …</translation>
    </message>
    <message>
        <source>There are no states that can be shown.</source>
        <translation>Es gibt keine Zustände, die gezeigt werden können.</translation>
    </message>
    <message>
        <source>axes fixed at the end of task %1</source>
        <translation>Achsen vom Ende von Aufgabe %1</translation>
    </message>
    <message>
        <source>moved, σ; after task …</source>
        <translation>bewegt, σ; nach Aufgabe …</translation>
    </message>
    <message>
        <source>similarity (CKA)</source>
        <translation>Ähnlichkeit (CKA)</translation>
    </message>
    <message>
        <source>axis 1: %1 of the variance</source>
        <translation>Achse 1: %1 der Varianz</translation>
    </message>
    <message>
        <source>axis 2: %1</source>
        <translation>Achse 2: %1</translation>
    </message>
    <message>
        <source>1 σ</source>
        <translation>1 σ</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>This task is still being learned.</source>
        <translation>Diese Aufgabe wird noch gelernt.</translation>
    </message>
    <message>
        <source>The states did not differ when the task had been learned.</source>
        <translation>Die Zustände unterschieden sich nicht, als die Aufgabe gelernt war.</translation>
    </message>
    <message>
        <source>moved since task %1: &lt;b&gt;%2 σ&lt;/b&gt;</source>
        <translation>bewegt seit Aufgabe %1: &lt;b&gt;%2 σ&lt;/b&gt;</translation>
    </message>
    <message>
        <source>moved since each task, on average: &lt;b&gt;%1 σ&lt;/b&gt;</source>
        <translation>bewegt seit der jeweiligen Aufgabe, im Mittel: &lt;b&gt;%1 σ&lt;/b&gt;</translation>
    </message>
    <message>
        <source>similarity (CKA) &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Ähnlichkeit (CKA) &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1 of %2 sequences end where they are answered correctly.</source>
        <translation>%1 von %2 Sequenzen enden dort, wo sie richtig beantwortet werden.</translation>
    </message>
    <message>
        <source>Since task %1 was learned they have moved by %2 σ; similarity (CKA) %3.</source>
        <translation>Seit Aufgabe %1 gelernt ist, haben sie sich um %2 σ bewegt; Ähnlichkeit (CKA) %3.</translation>
    </message>
    <message>
        <source>Since their task was learned they have moved by %1 σ on average; similarity (CKA) %2.</source>
        <translation>Seit ihre Aufgabe gelernt ist, haben sie sich im Mittel um %1 σ bewegt; Ähnlichkeit (CKA) %2.</translation>
    </message>
    <message>
        <source>task %1, sequence %2: %3</source>
        <translation>Aufgabe %1, Sequenz %2: %3</translation>
    </message>
    <message>
        <source>%1, answered correctly</source>
        <translation>%1, richtig beantwortet</translation>
    </message>
    <message>
        <source>%1, answered &lt;b&gt;%2&lt;/b&gt; (hollow: wrong)</source>
        <translation>%1, beantwortet mit &lt;b&gt;%2&lt;/b&gt; (hohl: falsch)</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>axis 1</source>
        <translation>Achse 1</translation>
    </message>
    <message>
        <source>axis 2</source>
        <translation>Achse 2</translation>
    </message>
    <message>
        <source>axis 1, when learned</source>
        <translation>Achse 1, als gelernt</translation>
    </message>
    <message>
        <source>axis 2, when learned</source>
        <translation>Achse 2, als gelernt</translation>
    </message>
</context>
<context>
    <name>miru::StatusLine</name>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>paused: epoch %1 of the task is done</source>
        <translation>angehalten: Epoche %1 der Aufgabe ist fertig</translation>
    </message>
    <message>
        <source>paused: task %1 is learned</source>
        <translation>angehalten: Aufgabe %1 ist gelernt</translation>
    </message>
    <message>
        <source>paused: accuracy on the current task has reached %1</source>
        <translation>angehalten: Genauigkeit auf der aktuellen Aufgabe hat %1 erreicht</translation>
    </message>
    <message>
        <source>paused: accuracy on a learned task has fallen below %1</source>
        <translation>angehalten: Genauigkeit auf einer gelernten Aufgabe ist unter %1 gefallen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>task %1 of %2</source>
        <translation>Aufgabe %1 von %2</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>Batch %1 von %2</translation>
    </message>
    <message>
        <source>%1 sequences/s, machine shared</source>
        <translation>%1 Sequenzen/s, Rechner geteilt</translation>
    </message>
    <message>
        <source>%1 sequences/s</source>
        <translation>%1 Sequenzen/s</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>buffer %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>reading the data …</source>
        <translation>liest die Daten …</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>frame %1 ms</source>
        <translation>Bild %1 ms</translation>
    </message>
    <message>
        <source>learning</source>
        <translation>lernt</translation>
    </message>
    <message>
        <source>task %1 of %2, %3</source>
        <translation>Aufgabe %1 von %2, %3</translation>
    </message>
    <message>
        <source>How far the run is</source>
        <translation>Wie weit der Lauf ist</translation>
    </message>
</context>
<context>
    <name>miru::StepForm</name>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>The sentence</source>
        <translation>Der Satz</translation>
    </message>
    <message>
        <source>What the class reads. A figure of the lesson in braces, {kept}, becomes its number.</source>
        <translation>Was die Klasse liest. Der Name einer Zahl in geschweiften Klammern, {kept}, wird zur Zahl.</translation>
    </message>
    <message>
        <source>Notes for you</source>
        <translation>Notizen für die Lehrperson</translation>
    </message>
    <message>
        <source>The class does not see them: they stand on the second screen while the lesson is presented.</source>
        <translation>Die Klasse sieht sie nicht: Sie stehen auf dem zweiten Bildschirm, während die Lektion vorgeführt wird.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Change a setting</source>
        <translation>Einstellung ändern</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>a word, for the figures of the lesson</source>
        <translation>ein Wort, für die Zahlen der Lektion</translation>
    </message>
    <message>
        <source>Back to where</source>
        <translation>Wohin zurück</translation>
    </message>
    <message>
        <source>The step lasts until</source>
        <translation>Der Schritt dauert, bis</translation>
    </message>
    <message>
        <source>“Next” is pressed</source>
        <translation>„Weiter“ gedrückt wird</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>A question</source>
        <translation>Eine Frage</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>Die Frage</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>What is said with the answer</source>
        <translation>Was mit der Antwort gesagt wird</translation>
    </message>
    <message>
        <source>A drawing of what is expected</source>
        <translation>Eine Zeichnung dessen, was erwartet wird</translation>
    </message>
    <message>
        <source>Tasks to be drawn</source>
        <translation>Zu zeichnende Aufgaben</translation>
    </message>
    <message>
        <source>none; one or more numbers: 1, 2</source>
        <translation>keine; eine oder mehrere Nummern: 1, 2</translation>
    </message>
    <message>
        <source>The drawing goes as far as</source>
        <translation>Die Zeichnung reicht, bis</translation>
    </message>
    <message>
        <source>What was drawn before is set beside what has come</source>
        <translation>Das Gezeichnete wird neben das gestellt, was gekommen ist</translation>
    </message>
    <message>
        <source>As far as</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>A goal</source>
        <translation>Ein Ziel</translation>
    </message>
    <message>
        <source>When it is reached</source>
        <translation>Wenn es erreicht ist</translation>
    </message>
    <message>
        <source>Add a setting that reaches it</source>
        <translation>Einstellung hinzufügen, die es erreicht</translation>
    </message>
    <message>
        <source>Settings that reach it</source>
        <translation>Einstellungen, die es erreichen</translation>
    </message>
    <message>
        <source>What is seen, and what may be touched</source>
        <translation>Was zu sehen ist und was bedient werden darf</translation>
    </message>
    <message>
        <source>Show these panels alone, the first that was ticked large</source>
        <translation>Nur diese Bereiche zeigen, den zuerst angekreuzten groß</translation>
    </message>
    <message>
        <source>Only this may be touched; nothing ticked: nothing</source>
        <translation>Nur das darf bedient werden; nichts angekreuzt: nichts</translation>
    </message>
    <message>
        <source>A setting that may be touched</source>
        <translation>Einstellung, die bedient werden darf</translation>
    </message>
    <message>
        <source>In the light</source>
        <translation>Im Licht</translation>
    </message>
    <message>
        <source>A soft light on a panel or a setting</source>
        <translation>Ein sanftes Licht auf einem Bereich oder einer Einstellung</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>miru::StepList</name>
    <message>
        <source>+ Step</source>
        <translation>+ Schritt</translation>
    </message>
    <message>
        <source>A new step after this one (Ins)</source>
        <translation>Ein neuer Schritt nach diesem (Einfg)</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Doppeln</translation>
    </message>
    <message>
        <source>Another step like this one (Ctrl+D)</source>
        <translation>Noch ein Schritt wie dieser (Strg+D)</translation>
    </message>
    <message>
        <source>Move this step up (Alt+↑)</source>
        <translation>Diesen Schritt nach oben (Alt+↑)</translation>
    </message>
    <message>
        <source>Move this step down (Alt+↓)</source>
        <translation>Diesen Schritt nach unten (Alt+↓)</translation>
    </message>
    <message>
        <source>Remove this step (Del)</source>
        <translation>Diesen Schritt entfernen (Entf)</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>In the list of a lesson&apos;s steps: a new step</source>
        <translation>In der Liste der Schritte einer Lektion: ein neuer Schritt</translation>
    </message>
    <message>
        <source>In the list of a lesson&apos;s steps: another step like this one</source>
        <translation>In der Liste der Schritte einer Lektion: noch ein Schritt wie dieser</translation>
    </message>
    <message>
        <source>In the list of a lesson&apos;s steps: removes the step</source>
        <translation>In der Liste der Schritte einer Lektion: entfernt den Schritt</translation>
    </message>
    <message>
        <source>In the list of a lesson&apos;s steps: moves the step up</source>
        <translation>In der Liste der Schritte einer Lektion: schiebt den Schritt nach oben</translation>
    </message>
    <message>
        <source>In the list of a lesson&apos;s steps: moves the step down</source>
        <translation>In der Liste der Schritte einer Lektion: schiebt den Schritt nach unten</translation>
    </message>
    <message>
        <source>has a mistake</source>
        <translation>hat einen Fehler</translation>
    </message>
</context>
<context>
    <name>miru::StudyDesk</name>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped; Resume continues it</source>
        <translation>angehalten; Fortsetzen führt sie weiter</translation>
    </message>
    <message>
        <source>%1 is not installed; the Data panel can download what is in the catalog.</source>
        <translation>%1 ist nicht installiert; das Feld Daten kann herunterladen, was im Katalog steht.</translation>
    </message>
    <message>
        <source>A study is running; stop it first.</source>
        <translation>Eine Studie läuft; halten Sie sie zuerst an.</translation>
    </message>
    <message>
        <source>Save the study as</source>
        <translation>Studie speichern unter</translation>
    </message>
    <message>
        <source>Studies (*.json)</source>
        <translation>Studien (*.json)</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>Run %1 of the study %2</source>
        <translation>Lauf %1 der Studie %2</translation>
    </message>
    <message>
        <source>What stands in the editor cannot run yet: see what it says there.</source>
        <translation>Was im Editor steht, kann noch nicht laufen: siehe, was dort steht.</translation>
    </message>
    <message>
        <source>What was changed in “%1” is kept: it is in the editor again when that study is chosen.</source>
        <translation>Was an „%1“ geändert wurde, bleibt erhalten: Es steht wieder im Editor, sobald die Studie gewählt wird.</translation>
    </message>
</context>
<context>
    <name>miru::StudyEditor</name>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
    <message>
        <source>What shall be studied?</source>
        <translation>Was soll untersucht werden?</translation>
    </message>
    <message>
        <source>the same file that miru-run study takes</source>
        <translation>dieselbe Datei, die miru-run study nimmt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>What every run has in common, but for what varies</source>
        <translation>Was alle Läufe gemeinsam haben, bis auf das, was variiert</translation>
    </message>
    <message>
        <source>Take the settings of the lab</source>
        <translation>Einstellungen des Labors übernehmen</translation>
    </message>
    <message>
        <source>Take a preset</source>
        <translation>Vorlage übernehmen</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Vary another setting</source>
        <translation>Noch eine Einstellung variieren</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>Was variiert</translation>
    </message>
    <message>
        <source>Each is one repetition: 1–5, or 1, 7, 42. An interval takes three.</source>
        <translation>Jeder ist eine Wiederholung: 1–5 oder 1; 7; 42. Ein Intervall braucht drei.</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>one for each core</source>
        <translation>einer je Kern</translation>
    </message>
    <message>
        <source>Runs that train side by side, each on one core</source>
        <translation>Läufe, die nebeneinander trainieren, jeder auf einem Kern</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Läufe zugleich</translation>
    </message>
    <message>
        <source>Save as a file …</source>
        <translation>Als Datei speichern …</translation>
    </message>
    <message>
        <source>The study as JSON: miru-run study takes it, and this window opens it</source>
        <translation>Die Studie als JSON: miru-run study nimmt sie, und dieses Fenster öffnet sie</translation>
    </message>
    <message>
        <source>Start the study</source>
        <translation>Studie starten</translation>
    </message>
    <message>
        <source>measured on runs made here</source>
        <translation>gemessen an Läufen auf diesem Rechner</translation>
    </message>
    <message>
        <source>guessed: nothing has been measured here yet</source>
        <translation>geschätzt: hier ist noch nichts gemessen</translation>
    </message>
    <message>
        <source>measured on runs made here, guessed for the other cells</source>
        <translation>gemessen an Läufen auf diesem Rechner, für die anderen Zellen geschätzt</translation>
    </message>
    <message>
        <source>%1 runs × %2, %3 at once: %4 in all, %5. %6 on the disk.</source>
        <translation>%1 Läufe × %2, %3 zugleich: %4 insgesamt, %5. %6 auf der Platte.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>The study again as it was chosen</source>
        <translation>Die Studie wieder so, wie sie gewählt wurde</translation>
    </message>
</context>
<context>
    <name>miru::StudyFindingsCard</name>
    <message>
        <source>Does it hold, run after run?</source>
        <translation>Gilt es Lauf für Lauf?</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>accuracy task after task</source>
        <translation>Genauigkeit, Aufgabe für Aufgabe</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
    <message>
        <source>, %1 not finished</source>
        <translation>, %1 nicht fertig</translation>
    </message>
</context>
<context>
    <name>miru::StudyPage</name>
    <message>
        <source>Progress of the study</source>
        <translation>Fortschritt der Studie</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Settings and results</source>
        <translation>Einstellungen und Ergebnisse</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Back to the lab</source>
        <translation>Zurück zum Labor</translation>
    </message>
    <message>
        <source>Back to the lab (Esc)</source>
        <translation>Zurück zum Labor (Esc)</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>An experiment repeated over seeds and settings</source>
        <translation>Ein Experiment, wiederholt über Startwerte und Einstellungen</translation>
    </message>
    <message>
        <source>Data set of the study</source>
        <translation>Datensatz der Studie</translation>
    </message>
    <message>
        <source>Run the study</source>
        <translation>Studie starten</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Tables, figures and verdicts of this study, as a page or a PDF</source>
        <translation>Tabellen, Abbildungen und Urteile dieser Studie, als Seite oder PDF</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop at the next batch; the study can be resumed</source>
        <translation>Beim nächsten Batch anhalten; die Studie lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>waiting for runs that other programs are doing: %1</source>
        <translation>wartet auf Läufe, die andere Programme rechnen: %1</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>beginnt …</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1 runs; how many go side by side is set in the editor</source>
        <translation>%1 Läufe; wie viele nebeneinander laufen, steht im Editor</translation>
    </message>
    <message>
        <source>Back to the Lab, from a lecture or from studies; closes a menu, a message or the help</source>
        <translation>Zurück zum Labor, aus Vortrag oder Studien; schließt ein Menü, eine Meldung oder die Hilfe</translation>
    </message>
</context>
<context>
    <name>miru::StudyRunModel</name>
    <message>
        <source>running, %1</source>
        <translation>läuft, %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
</context>
<context>
    <name>miru::StudyRunsCard</name>
    <message>
        <source>How far is each run?</source>
        <translation>Wie weit ist jeder Lauf?</translation>
    </message>
    <message>
        <source>Runs of the study</source>
        <translation>Läufe der Studie</translation>
    </message>
    <message>
        <source>Open in the lab</source>
        <translation>Im Labor öffnen</translation>
    </message>
    <message>
        <source>Find runs: GRU diverged</source>
        <translation>Läufe finden: GRU divergiert</translation>
    </message>
    <message>
        <source>Find runs</source>
        <translation>Läufe finden</translation>
    </message>
    <message>
        <source>Shows the runs in which every one of these words occurs</source>
        <translation>Zeigt die Läufe, in denen jedes dieser Wörter vorkommt</translation>
    </message>
    <message>
        <source>The run comes to the lab under the name of its settings, beside what is there</source>
        <translation>Der Lauf kommt unter dem Namen seiner Einstellungen ins Labor, neben das, was dort ist</translation>
    </message>
    <message>
        <source>%1 of %2 over; double-click one to open it in the lab</source>
        <translation>%1 von %2 vorbei; ein Doppelklick öffnet einen im Labor</translation>
    </message>
</context>
<context>
    <name>miru::StudyVerdictsCard</name>
    <message>
        <source>What does it say of the claims?</source>
        <translation>Was sagt sie zu den Behauptungen?</translation>
    </message>
    <message>
        <source>Each reported claim, what was found here, and a verdict</source>
        <translation>Jede berichtete Behauptung, was hier gefunden wurde, und ein Urteil</translation>
    </message>
    <message>
        <source>What is reported</source>
        <translation>Was berichtet wird</translation>
    </message>
    <message>
        <source>point at a pill to read it in words</source>
        <translation>auf ein Schild zeigen, um es in Worten zu lesen</translation>
    </message>
    <message>
        <source>no verdict yet: it takes finished runs that a claim is about</source>
        <translation>noch kein Urteil: es braucht fertige Läufe, um die es einer Behauptung geht</translation>
    </message>
    <message>
        <source>What the literature leads to expect</source>
        <translation>Was die Literatur erwarten lässt</translation>
    </message>
    <message>
        <source>What the paper leaves open</source>
        <translation>Was die Arbeit offenlässt</translation>
    </message>
</context>
<context>
    <name>miru::StudyView</name>
    <message>
        <source>Result at each pair of settings</source>
        <translation>Ergebnis bei jedem Paar von Einstellungen</translation>
    </message>
    <message>
        <source>Result of each group of runs</source>
        <translation>Ergebnis jeder Gruppe von Läufen</translation>
    </message>
    <message>
        <source>mean = Σx/n, sd = √(Σ(x − mean)²/(n − 1)), interval = mean ± t(n − 1)·sd/√n; click to see one of its runs</source>
        <translation>Mittel = Σx/n, SD = √(Σ(x − Mittel)²/(n − 1)), Intervall = Mittel ± t(n − 1)·SD/√n; ein Klick zeigt einen der Läufe</translation>
    </message>
    <message>
        <source>%1, %</source>
        <translation>%1, %</translation>
    </message>
    <message>
        <source>%1, %; the line encloses what lies within one sd of the best</source>
        <translation>%1, %; die Linie umschließt, was höchstens eine SD unter dem Besten liegt</translation>
    </message>
    <message>
        <source>How each group of runs went, task after task</source>
        <translation>Wie es jeder Gruppe von Läufen erging, Aufgabe für Aufgabe</translation>
    </message>
    <message>
        <source>tasks learned; accuracy in %</source>
        <translation>gelernte Aufgaben; Genauigkeit in %</translation>
    </message>
    <message>
        <source>all tasks so far</source>
        <translation>alle Aufgaben bisher</translation>
    </message>
    <message>
        <source>first task</source>
        <translation>erste Aufgabe</translation>
    </message>
    <message>
        <source>each thin line one seed, the thick one their mean; from three seeds on, the band its 95 % interval</source>
        <translation>jede dünne Linie ein Startwert, die dicke ihr Mittel; ab drei Startwerten das Band sein 95-%-Intervall</translation>
    </message>
    <message>
        <source>each dot one seed, the line their mean; from three seeds on, the bar its 95 % interval</source>
        <translation>jeder Punkt ein Startwert, der Strich ihr Mittel; ab drei Startwerten der Balken sein 95-%-Intervall</translation>
    </message>
</context>
<context>
    <name>miru::TabOverflow</name>
    <message>
        <source>All panels of these tabs</source>
        <translation>Alle Bereiche dieser Reiter</translation>
    </message>
</context>
<context>
    <name>miru::TeachDesk</name>
    <message>
        <source>The signs that were drawn last are still there.</source>
        <translation>Die zuletzt gezeichneten Zeichen sind noch da.</translation>
    </message>
    <message>
        <source>Open signs</source>
        <translation>Zeichen öffnen</translation>
    </message>
    <message>
        <source>Drawn signs (%1)</source>
        <translation>Gezeichnete Zeichen (%1)</translation>
    </message>
    <message>
        <source>The signs that were here have not been saved.</source>
        <translation>Die Zeichen, die hier waren, sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>signs</source>
        <translation>zeichen</translation>
    </message>
    <message>
        <source>Save the signs in a folder of their own</source>
        <translation>Die Zeichen in einem eigenen Ordner speichern</translation>
    </message>
    <message>
        <source>The signs are in %1.</source>
        <translation>Die Zeichen sind in %1.</translation>
    </message>
</context>
<context>
    <name>miru::TeachPage</name>
    <message>
        <source>Back to the lab</source>
        <translation>Zurück zum Labor</translation>
    </message>
    <message>
        <source>Back to the lab (Esc)</source>
        <translation>Zurück zum Labor (Esc)</translation>
    </message>
    <message>
        <source>Teach it yourself</source>
        <translation>Selbst etwas beibringen</translation>
    </message>
    <message>
        <source>Open signs …</source>
        <translation>Zeichen öffnen …</translation>
    </message>
    <message>
        <source>Signs that were drawn before, in the folder in which they were saved</source>
        <translation>Zeichen, die früher gezeichnet wurden, in dem Ordner, in dem sie gespeichert sind</translation>
    </message>
    <message>
        <source>Save signs …</source>
        <translation>Zeichen speichern …</translation>
    </message>
    <message>
        <source>A folder with the drawings, and with all their sequences as a data set in tables (CSV)</source>
        <translation>Ein Ordner mit den Zeichnungen und mit allen ihren Sequenzen als Datensatz in Tabellen (CSV)</translation>
    </message>
    <message>
        <source>Open in the lab</source>
        <translation>Im Labor öffnen</translation>
    </message>
    <message>
        <source>The signs become the data set of the next run: with panels, studies and reports</source>
        <translation>Die Zeichen werden zum Datensatz des nächsten Laufs: mit Ansichten, Studien und Berichten</translation>
    </message>
    <message>
        <source>Draw a sign</source>
        <translation>Ein Zeichen zeichnen</translation>
    </message>
    <message>
        <source>Add drawing</source>
        <translation>Zeichnung hinzufügen</translation>
    </message>
    <message>
        <source>One more drawing of this sign (Enter on the pad)</source>
        <translation>Noch eine Zeichnung dieses Zeichens (Eingabetaste auf der Zeichenfläche)</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>Strich zurück</translation>
    </message>
    <message>
        <source>Take the last stroke away (Backspace on the pad)</source>
        <translation>Den letzten Strich wegnehmen (Rücktaste auf der Zeichenfläche)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>An empty pad (Delete on the pad)</source>
        <translation>Eine leere Zeichenfläche (Entf auf der Zeichenfläche)</translation>
    </message>
    <message>
        <source>Name of the sign</source>
        <translation>Name des Zeichens</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Next sign</source>
        <translation>Nächstes Zeichen</translation>
    </message>
    <message>
        <source>Back to the sign that is to be taught next</source>
        <translation>Zurück zu dem Zeichen, das als nächstes beigebracht wird</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this sign; the others are taught again without it</source>
        <translation>Dieses Zeichen entfernen; die anderen werden ohne es noch einmal beigebracht</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Beibringen</translation>
    </message>
    <message>
        <source>How much is learned</source>
        <translation>Wie viel gelernt ist</translation>
    </message>
    <message>
        <source>Rehearse: keep some of the past</source>
        <translation>Wiederholen: etwas behalten</translation>
    </message>
    <message>
        <source>%1 sequences of each sign are kept and mixed into the lessons of those that follow. It counts for the next sign, or when all are taught again.</source>
        <translation>%1 Sequenzen jedes Zeichens werden behalten und unter die der folgenden gemischt. Das gilt für das nächste Zeichen, oder wenn alle neu beigebracht werden.</translation>
    </message>
    <message>
        <source>Start again with the same signs</source>
        <translation>Mit denselben neu beginnen</translation>
    </message>
    <message>
        <source>What does it answer?</source>
        <translation>Was antwortet es?</translation>
    </message>
    <message>
        <source>“%1” needs two drawings at least.</source>
        <translation>„%1“ braucht mindestens zwei Zeichnungen.</translation>
    </message>
    <message>
        <source>A sign has no name.</source>
        <translation>Ein Zeichen hat keinen Namen.</translation>
    </message>
    <message>
        <source>There are two signs called “%1”.</source>
        <translation>Es gibt zwei Zeichen, die „%1“ heißen.</translation>
    </message>
    <message>
        <source>It is learning still.</source>
        <translation>Es lernt noch.</translation>
    </message>
    <message>
        <source>Draw the sign five to ten times.</source>
        <translation>Das Zeichen fünf- bis zehnmal zeichnen.</translation>
    </message>
    <message>
        <source>Draw it once more at least; five to ten times are better.</source>
        <translation>Mindestens noch einmal zeichnen; fünf- bis zehnmal ist besser.</translation>
    </message>
    <message>
        <source>There are ten signs, and no room for more.</source>
        <translation>Es sind zehn Zeichen; für mehr ist kein Platz.</translation>
    </message>
    <message>
        <source>There is a sign called “%1” already.</source>
        <translation>Es gibt schon ein Zeichen, das „%1“ heißt.</translation>
    </message>
    <message>
        <source>Sign %1</source>
        <translation>Zeichen %1</translation>
    </message>
    <message>
        <source>Teach again</source>
        <translation>Neu beibringen</translation>
    </message>
    <message numerus="yes">
        <source>%n drawings; five to ten are better.</source>
        <translation>
            <numerusform>%n Zeichnung; fünf bis zehn sind besser.</numerusform>
            <numerusform>%n Zeichnungen; fünf bis zehn sind besser.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drawings.</source>
        <translation>
            <numerusform>%n Zeichnung.</numerusform>
            <numerusform>%n Zeichnungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>changing “%1”</source>
        <translation>„%1“ ändern</translation>
    </message>
    <message>
        <source>Draw a sign five to ten times, give it a name, and teach it.</source>
        <translation>Ein Zeichen fünf- bis zehnmal zeichnen, benennen und beibringen.</translation>
    </message>
    <message>
        <source>It is learning …</source>
        <translation>Es lernt …</translation>
    </message>
    <message>
        <source>It says “%1”, %2 sure.</source>
        <translation>Es sagt „%1“, zu %2 sicher.</translation>
    </message>
    <message>
        <source>Nothing is learned yet: start again with these signs.</source>
        <translation>Noch ist nichts gelernt: mit diesen Zeichen neu beginnen.</translation>
    </message>
    <message>
        <source>It has forgotten “%1”: %2. Draw it, and see.</source>
        <translation>Es hat „%1“ vergessen: %2. Zeichnen und sehen!</translation>
    </message>
    <message>
        <source>Draw one of its signs: it answers while you draw.</source>
        <translation>Eines der Zeichen zeichnen: Es antwortet schon dabei.</translation>
    </message>
    <message>
        <source>Teaches all of them once more, in the same order, to a network that knows nothing yet</source>
        <translation>Bringt sie alle in derselben Reihenfolge einem Netz bei, das noch nichts weiß</translation>
    </message>
</context>
<context>
    <name>miru::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Drag to look back at any snapshot (← → one snapshot, End: back to live)</source>
        <translation>Ziehen, um auf einen Schnappschuss zurückzublicken (← → ein Schnappschuss, Ende: zurück zu live)</translation>
    </message>
    <message>
        <source>timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Previous snapshot</source>
        <translation>Vorheriger Schnappschuss</translation>
    </message>
    <message>
        <source>Go to the previous snapshot</source>
        <translation>Zum vorherigen Schnappschuss</translation>
    </message>
    <message>
        <source>Next snapshot</source>
        <translation>Nächster Schnappschuss</translation>
    </message>
    <message>
        <source>Go to the next snapshot</source>
        <translation>Zum nächsten Schnappschuss</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Back to the current state</source>
        <translation>Zurück zum jetzigen Stand</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Fork here</source>
        <translation>Hier abzweigen</translation>
    </message>
    <message>
        <source>A new run that repeats this one up to the snapshot shown, bit for bit, and continues with the settings on the left; this one stays as a ghost</source>
        <translation>Ein neuer Lauf, der diesen bis zum gezeigten Moment Bit für Bit wiederholt und mit den Einstellungen links weitergeht; dieser bleibt als Geist</translation>
    </message>
</context>
<context>
    <name>miru::TitleLine</name>
    <message>
        <source>looking back: task %1, batch %2</source>
        <translation>Rückblick: Aufgabe %1, Batch %2</translation>
    </message>
    <message>
        <source>settings changed: the fork</source>
        <translation>Einstellungen geändert: die Abzweigung</translation>
    </message>
    <message>
        <source>What is shown ran with other settings. A fork here takes those on the left.</source>
        <translation>Das Gezeigte lief mit anderen Einstellungen. Eine Abzweigung hier nimmt die links.</translation>
    </message>
    <message>
        <source>settings changed: the next run</source>
        <translation>Einstellungen geändert: nächster Lauf</translation>
    </message>
    <message>
        <source>What is shown ran with other settings. The next run takes those on the left.</source>
        <translation>Das Gezeigte lief mit anderen Einstellungen. Der nächste Lauf nimmt die links.</translation>
    </message>
</context>
<context>
    <name>miru::Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>miru::TransportBar</name>
    <message>
        <source>batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start or resume (Space)</source>
        <translation>Starten oder fortsetzen (Leertaste)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause before the next batch (Space)</source>
        <translation>Vor dem nächsten Batch anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Run until the next batch, evaluation or task is done, then pause (→; Shift+→ for a whole task)</source>
        <translation>Bis zum Ende des nächsten Batches, der nächsten Auswertung oder Aufgabe laufen, dann anhalten (→; Umschalt+→ für eine ganze Aufgabe)</translation>
    </message>
    <message>
        <source>Step one %1</source>
        <translation>Ein Schritt: %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Discard this run and restart with the current settings (Ctrl+R)</source>
        <translation>Diesen Lauf verwerfen und mit den aktuellen Einstellungen neu beginnen (Strg+R)</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The next seed</source>
        <translation>Der nächste Startwert</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Light, dark, high contrast (Ctrl+T)</source>
        <translation>Hell, dunkel, hoher Kontrast (Strg+T)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt: %1</translation>
    </message>
    <message>
        <source>Preset: ready-made settings</source>
        <translation>Vorlage: fertige Einstellungen</translation>
    </message>
    <message>
        <source>Seed: decides everything random. Equal settings and seeds give equal runs.</source>
        <translation>Startwert: bestimmt alles Zufällige. Gleiche Einstellungen und Startwerte ergeben gleiche Läufe.</translation>
    </message>
    <message>
        <source>Train the other cell as a comparison run, with the same settings and seed: a GRU for a MiRU-2, a MiRU-2 for a GRU. The arrow offers other methods against forgetting, and the upper bound.</source>
        <translation>Die andere Zelle als Vergleichslauf trainieren, mit gleichen Einstellungen und gleichem Startwert: eine GRU zu einer MiRU-2, eine MiRU-2 zu einer GRU. Der Pfeil bietet andere Verfahren gegen das Vergessen an und die Obergrenze.</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigene</translation>
    </message>
</context>
<context>
    <name>miru::VerdictGrid</name>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>training speed</source>
        <translation>Trainingstempo</translation>
    </message>
    <message>
        <source>inference speed</source>
        <translation>Antworttempo</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>needs no help</source>
        <translation>braucht keine Hilfe</translation>
    </message>
    <message>
        <source>β, λ suffice</source>
        <translation>β, λ genügen</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>wie veröffentlicht</translation>
    </message>
</context>
<context>
    <name>miru::VerdictModel</name>
    <message>
        <source>reported</source>
        <translation>berichtet</translation>
    </message>
    <message>
        <source>found here</source>
        <translation>hier gefunden</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
</context>
<context>
    <name>miru::WhyPanel</name>
    <message>
        <source>Why did it forget?</source>
        <translation>Warum hat es vergessen?</translation>
    </message>
    <message>
        <source>Task to account for</source>
        <translation>Aufgabe, um die es geht</translation>
    </message>
    <message>
        <source>Which task to look at; or click its line in the accuracy plot. Drag across a drop there (or use Shift and the arrow keys on the timeline) to look at that interval alone</source>
        <translation>Welche Aufgabe betrachtet wird; oder ihre Linie in der Genauigkeitsgrafik anklicken. Dort über einen Einbruch ziehen (oder Umschalt und Pfeiltasten auf der Zeitleiste), um nur dieses Intervall zu betrachten</translation>
    </message>
    <message>
        <source>Whole time</source>
        <translation>Ganze Zeit</translation>
    </message>
    <message>
        <source>Account for everything since the task was learned, not only the marked interval</source>
        <translation>Alles betrachten, seit die Aufgabe gelernt war, nicht nur das markierte Intervall</translation>
    </message>
    <message>
        <source>the task that lost most</source>
        <translation>die Aufgabe mit dem größten Verlust</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>an interval of the run</source>
        <translation>ein Intervall des Laufs</translation>
    </message>
    <message>
        <source>task %1 during task %2</source>
        <translation>Aufgabe %1 während Aufgabe %2</translation>
    </message>
    <message>
        <source>There is nothing to forget until a second task begins.</source>
        <translation>Es gibt nichts zu vergessen, bevor eine zweite Aufgabe beginnt.</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after training</source>
        <translation>nach dem Training</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>units shared</source>
        <translation>geteilte Einheiten</translation>
    </message>
    <message>
        <source>change of W</source>
        <translation>Änderung von W</translation>
    </message>
    <message>
        <source>change of U</source>
        <translation>Änderung von U</translation>
    </message>
    <message>
        <source>change of V</source>
        <translation>Änderung von V</translation>
    </message>
    <message>
        <source>rehearsed</source>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>change of E</source>
        <translation>Änderung von E</translation>
    </message>
    <message>
        <source>importance in %1</source>
        <translation>Wichtigkeit in %1</translation>
    </message>
    <message>
        <source>distance from where weights are held</source>
        <translation>Abstand vom Halteort der Gewichte</translation>
    </message>
    <message>
        <source>penalty beside the loss</source>
        <translation>Strafe neben dem Verlust</translation>
    </message>
    <message>
        <source>divergence from the teacher, nats</source>
        <translation>Abweichung vom Lehrer, nats</translation>
    </message>
    <message>
        <source>logits away from those kept, mean square</source>
        <translation>Logits von den gehaltenen, mittl. Quadrat</translation>
    </message>
    <message>
        <source>steps projected</source>
        <translation>projizierte Schritte</translation>
    </message>
    <message>
        <source>Where importance lies in the recurrent weights U: a row for each unit that feels (gates stacked), a column for each that is felt; several to a dot in large networks. Square root, relative to the largest.</source>
        <translation>Wo in den rekurrenten Gewichten U die Wichtigkeit liegt: eine Zeile für jede Einheit, die empfängt (Gatter übereinander), eine Spalte für jede, die sendet; in großen Netzen mehrere je Punkt. Wurzel, bezogen auf die größte.</translation>
    </message>
    <message>
        <source>Importance of the recurrent weights</source>
        <translation>Wichtigkeit der rekurrenten Gewichte</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>little</source>
        <translation>wenig</translation>
    </message>
    <message>
        <source>some</source>
        <translation>etwas</translation>
    </message>
    <message>
        <source>half</source>
        <translation>die Hälfte</translation>
    </message>
    <message>
        <source>most</source>
        <translation>das meiste</translation>
    </message>
    <message>
        <source>nearly all</source>
        <translation>fast alles</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>much</source>
        <translation>viel</translation>
    </message>
    <message>
        <source>very much</source>
        <translation>sehr viel</translation>
    </message>
    <message>
        <source>readout changed</source>
        <translation>Ausgabe verändert</translation>
    </message>
    <message>
        <source>embedding changed</source>
        <translation>Einbettung verändert</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 verändert</translation>
    </message>
    <message>
        <source>Change of %1 since the task was learned: ‖now − then‖ / ‖then‖ (Frobenius norm). W are the input weights, U the recurrent ones, V the readout, E the embedding.</source>
        <translation>Änderung von %1, seit die Aufgabe gelernt wurde: ‖jetzt − damals‖ / ‖damals‖ (Frobenius-Norm). W sind die Eingangsgewichte, U die rekurrenten, V die Ausgabeschicht, E die Einbettung.</translation>
    </message>
    <message>
        <source>Units that this task shares with task %1: weighted Jaccard index of firing shares.</source>
        <translation>Einheiten, die diese Aufgabe mit Aufgabe %1 teilt: gewichteter Jaccard-Index der Aktivitätsanteile.</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>gesättigt</translation>
    </message>
    <message>
        <source>Gates below 0.1 or above 0.9, or states beyond ±0.9 where there are no gates: %1 then, %2 now.</source>
        <translation>Gatter unter 0,1 oder über 0,9, ohne Gatter Zustände jenseits von ±0,9: damals %1, jetzt %2.</translation>
    </message>
    <message>
        <source>Share of each batch that is rehearsed from this task.</source>
        <translation>Anteil jedes Batches, der aus dieser Aufgabe wiederholt wird.</translation>
    </message>
    <message>
        <source>How much of the importance of all weights lies in this matrix.</source>
        <translation>Wie viel von der Wichtigkeit aller Gewichte in dieser Matrix liegt.</translation>
    </message>
    <message>
        <source>What can be measured about it</source>
        <translation>Was sich darüber messen lässt</translation>
    </message>
    <message>
        <source>Distance: ‖θ − θ*‖ of all weights. Penalty: (Λ/2) Σ Ω (θ − θ*)², and the task&apos;s loss beside it. Steps projected: those whose gradient went against a draw of earlier tasks.</source>
        <translation>Abstand: ‖θ − θ*‖ aller Gewichte. Strafe: (Λ/2) Σ Ω (θ − θ*)², daneben der Verlust der Aufgabe. Projizierte Schritte: solche, deren Gradient einer Ziehung früherer Aufgaben entgegenlief.</translation>
    </message>
    <message>
        <source>Try rehearsal from here</source>
        <translation>Mit Wiederholung versuchen</translation>
    </message>
    <message>
        <source>What was forgotten?</source>
        <translation>Was wurde vergessen?</translation>
    </message>
    <message>
        <source>Sequences of this task that were known when it had been learned, and are not now</source>
        <translation>Sequenzen dieser Aufgabe, die nach dem Lernen richtig waren und es jetzt nicht mehr sind</translation>
    </message>
    <message>
        <source>This run rehearses already</source>
        <translation>Dieser Lauf wiederholt bereits</translation>
    </message>
    <message>
        <source>A new run: this one up to the moment shown, or up to where task %1 was known, and from there on with rehearsal</source>
        <translation>Ein neuer Lauf: dieser bis zum gezeigten Zeitpunkt oder bis Aufgabe %1 gelernt war, und von da an mit Wiederholung</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>Mit %1 vergleichen</translation>
    </message>
    <message>
        <source>Trains the same with the other cell, to be drawn behind</source>
        <translation>Trainiert dasselbe mit der anderen Zelle; es wird dahinter gezeichnet</translation>
    </message>
</context>
<context>
    <name>miru::Workbench</name>
    <message>
        <source>The run is resumed with its own settings. Those that stood here are back with Ctrl+Z.</source>
        <translation>Der Lauf wird mit seinen eigenen Einstellungen fortgesetzt. Die zuvor hier standen, holt Strg+Z zurück.</translation>
    </message>
    <message>
        <source>Not forked: %1 cannot change at a fork, since %2. With the run&apos;s own value it can be forked; with yours, begin a new run.</source>
        <translation>Nicht abgezweigt: %1 kann sich an einer Abzweigung nicht ändern, denn %2. Mit dem Wert des Laufs lässt sich abzweigen; mit Ihrem beginnen Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>%1, forked at batch %2</source>
        <translation>%1, abgezweigt bei Batch %2</translation>
    </message>
    <message>
        <source>The fork rehearses from here on. Of the tasks so far it keeps what it would have kept had it rehearsed from the first batch: %1 sequences of each.</source>
        <translation>Die Abzweigung wiederholt von hier an. Von den bisherigen Aufgaben hält sie, was sie behalten hätte, hätte sie vom ersten Batch an wiederholt: je %1 Sequenzen.</translation>
    </message>
    <message>
        <source>Show the last good snapshot</source>
        <translation>Letzten guten Schnappschuss zeigen</translation>
    </message>
    <message>
        <source>Restart with learning rate ÷ 10</source>
        <translation>Neu starten mit Lernrate ÷ 10</translation>
    </message>
    <message>
        <source>The comparison run, %1, has ended: %2</source>
        <translation>Der Vergleichslauf %1 ist zu Ende: %2</translation>
    </message>
</context>
<context>
    <name>miru::catalog</name>
    <message>
        <source>Digits drawn by the program itself, with random slant, size, thickness and warp. Needs no download.</source>
        <translation>Ziffern, vom Programm selbst gezeichnet, mit zufälliger Neigung, Größe, Strichstärke und Verzerrung. Kein Herunterladen nötig.</translation>
    </message>
    <message>
        <source>none needed: made by the program</source>
        <translation>keine nötig: vom Programm erzeugt</translation>
    </message>
    <message>
        <source>70,000 grey 28×28 images of ten kinds of clothing.</source>
        <translation>70.000 graue Bilder (28×28) von zehn Arten Kleidung.</translation>
    </message>
    <message>
        <source>MIT</source>
        <translation>MIT</translation>
    </message>
    <message>
        <source>70,000 grey 28×28 images of handwritten digits.</source>
        <translation>70.000 graue Bilder (28×28) handgeschriebener Ziffern.</translation>
    </message>
    <message>
        <source>CC BY-SA 3.0</source>
        <translation>CC BY-SA 3.0</translation>
    </message>
    <message>
        <source>50,000 reviews of films, half of them in favour and half against.</source>
        <translation>50.000 Filmkritiken, je zur Hälfte lobend und ablehnend.</translation>
    </message>
    <message>
        <source>none stated, for research</source>
        <translation>keine genannt, für die Forschung</translation>
    </message>
    <message>
        <source>40,000 lines of Shakespeare&apos;s plays, 1.1 million characters that follow one another.</source>
        <translation>40.000 Zeilen aus Shakespeares Stücken, 1,1 Millionen aufeinanderfolgende Zeichen.</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>gemeinfrei</translation>
    </message>
    <message>
        <source>60,000 colour 32×32 images of 100 kinds of things, five in each of 20 groups (data.labels: fine, coarse).</source>
        <translation>60.000 Farbbilder, 32×32, von 100 Arten von Dingen, je fünf in 20 Gruppen (data.labels: fine, coarse).</translation>
    </message>
    <message>
        <source>60,000 colour 32×32 images of ten kinds of vehicles and animals.</source>
        <translation>60.000 Farbbilder, 32×32, von zehn Arten von Fahrzeugen und Tieren.</translation>
    </message>
    <message>
        <source>3,000 recordings of six speakers who say the digits zero to nine, as the loudness of 24 bands of pitch every 10 ms. No single file of it is published: put fsdd_recordings.tar.gz, an archive of the recordings folder of github.com/Jakobovski/free-spoken-digit-dataset, in the data folder fsdd.</source>
        <translation>3.000 Aufnahmen von sechs Personen, die die Ziffern null bis neun sprechen, als Lautstärke von 24 Tonhöhenbändern alle 10 ms. Eine einzelne Datei davon ist nicht veröffentlicht: Legen Sie fsdd_recordings.tar.gz, ein Archiv des Ordners recordings von github.com/Jakobovski/free-spoken-digit-dataset, in den Datenordner fsdd.</translation>
    </message>
    <message>
        <source>CC BY-SA 4.0</source>
        <translation>CC BY-SA 4.0</translation>
    </message>
    <message>
        <source>CIFAR-100 (a fifth of it)</source>
        <translation>CIFAR-100 (ein Fünftel)</translation>
    </message>
</context>
<context>
    <name>miru::presets</name>
    <message>
        <source>Forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>GRU forgetting</source>
        <translation>Vergessen mit GRU</translation>
    </message>
    <message>
        <source>GRU with rehearsal</source>
        <translation>GRU mit Wiederholung</translation>
    </message>
    <message>
        <source>Rehearsal and inhibition</source>
        <translation>Wiederholung und Hemmung</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>A single task</source>
        <translation>Eine einzige Aufgabe</translation>
    </message>
    <message>
        <source>Coefficient sweep, small</source>
        <translation>Koeffizienten im Raster, klein</translation>
    </message>
    <message>
        <source>The same in a minute: 10,000 images, one seed.</source>
        <translation>Dasselbe in einer Minute: 10.000 Bilder, ein Startwert.</translation>
    </message>
    <message>
        <source>Coefficient sweep</source>
        <translation>Koeffizienten im Raster</translation>
    </message>
    <message>
        <source>MiRU-2 over a grid of β and λ, one task, three seeds each.</source>
        <translation>MiRU-2 über ein Raster aus β und λ, eine Aufgabe, je drei Startwerte.</translation>
    </message>
    <message>
        <source>Single task, small</source>
        <translation>Einzelne Aufgabe, klein</translation>
    </message>
    <message>
        <source>The same in a minute: 10,000 images, two epochs, three seeds.</source>
        <translation>Dasselbe in einer Minute: 10.000 Bilder, zwei Epochen, drei Startwerte.</translation>
    </message>
    <message>
        <source>Single task</source>
        <translation>Einzelne Aufgabe</translation>
    </message>
    <message>
        <source>Stress test, small</source>
        <translation>Belastungsprobe, klein</translation>
    </message>
    <message>
        <source>The same in two minutes: 8,000 images a task, 500 rehearsed, two seeds.</source>
        <translation>Dasselbe in zwei Minuten: 8.000 Bilder je Aufgabe, 500 wiederholt, zwei Startwerte.</translation>
    </message>
    <message>
        <source>Stress test</source>
        <translation>Belastungsprobe</translation>
    </message>
    <message>
        <source>Five permuted tasks with nothing against forgetting, with rehearsal (1,875 per task), with inhibition (75 %), with both; coefficients constant and multi-timescale; five seeds. Learning rates were chosen for each model on a validation set of MNIST, with rehearsal; the test sequences had no part in it.</source>
        <translation>Fünf permutierte Aufgaben mit nichts gegen das Vergessen, mit Wiederholung (1.875 je Aufgabe), mit Hemmung (75 %), mit beidem; Koeffizienten konstant und auf vielen Zeitskalen; fünf Startwerte. Die Lernraten wurden für jedes Modell mit zurückgelegten Trainingssequenzen von MNIST gewählt, mit Wiederholung; die Testsequenzen hatten keinen Anteil daran.</translation>
    </message>
    <message>
        <source>Coefficient sweep, reviews, small</source>
        <translation>Koeffizienten, Filmkritiken, klein</translation>
    </message>
    <message>
        <source>The same in a minute or two: 6,000 reviews of up to 100 words, two epochs, one seed.</source>
        <translation>Dasselbe in ein, zwei Minuten: 6.000 Kritiken mit bis zu 100 Wörtern, zwei Epochen, ein Startwert.</translation>
    </message>
    <message>
        <source>Coefficient sweep, reviews</source>
        <translation>Koeffizienten, Filmkritiken</translation>
    </message>
    <message>
        <source>MiRU-2 over a grid of β and λ reading film reviews, 200 words and three epochs, three seeds each: the paper&apos;s sweep on IMDB.</source>
        <translation>MiRU-2 über ein Raster von β und λ beim Lesen von Filmkritiken, 200 Wörter und drei Epochen, je drei Startwerte: die Untersuchung der Arbeit auf IMDB.</translation>
    </message>
    <message>
        <source>Single task, reviews, small</source>
        <translation>Eine Aufgabe, Filmkritiken, klein</translation>
    </message>
    <message>
        <source>The same in a minute: 6,000 reviews of up to 100 words, two epochs, three seeds.</source>
        <translation>Dasselbe in einer Minute: 6.000 Kritiken mit bis zu 100 Wörtern, zwei Epochen, drei Startwerte.</translation>
    </message>
    <message>
        <source>Single task, reviews</source>
        <translation>Eine Aufgabe, Filmkritiken</translation>
    </message>
    <message>
        <source>MiRU-2 learns five tasks one after the other, with nothing done against forgetting. The learning rate was chosen on a validation set.</source>
        <translation>MiRU-2 lernt fünf Aufgaben nacheinander, ohne dass etwas gegen das Vergessen getan wird. Die Lernrate wurde an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>A GRU in place of MiRU-2: three times the parameters. Does it forget less? The learning rate was chosen on a validation set.</source>
        <translation>Eine GRU anstelle von MiRU-2: dreimal so viele Parameter. Vergisst sie weniger? Die Lernrate wurde an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>A GRU that keeps 1,875 samples of each task and mixes them into later batches. The learning rate was chosen on a validation set.</source>
        <translation>Eine GRU, die 1.875 Beispiele jeder Aufgabe behält und in spätere Batches mischt. Die Lernrate wurde an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>GRU, reviews of films</source>
        <translation>GRU, Filmkritiken</translation>
    </message>
    <message>
        <source>A GRU reads the same reviews. The learning rate was chosen on a validation set.</source>
        <translation>Eine GRU liest dieselben Kritiken. Die Lernrate wurde an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>Rehearsal, and only a quarter of the hidden units may speak at each step. The learning rate was chosen on a validation set.</source>
        <translation>Wiederholung, und nur ein Viertel der verdeckten Einheiten darf bei jedem Schritt sprechen. Die Lernrate wurde an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>The same, but 1,875 samples of each task are kept and mixed into later batches. The learning rate was chosen on a validation set.</source>
        <translation>Dasselbe, aber 1.875 Beispiele jeder Aufgabe werden behalten und in spätere Batches gemischt. Die Lernrate wurde an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>Reviews of films</source>
        <translation>Filmkritiken</translation>
    </message>
    <message>
        <source>MiRU-2 learns to tell reviews in favour from those against, reading 200 words of each. The learning rate was chosen on a validation set.</source>
        <translation>MiRU-2 lernt, lobende von ablehnenden Kritiken zu unterscheiden, und liest von jeder 200 Wörter. Die Lernrate wurde an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>One task, five times over: what MiRU-2 (128 units, β 0.55, λ 0.7) can learn when nothing else arrives. The learning rate was chosen on a validation set.</source>
        <translation>Eine Aufgabe, fünfmal durchlaufen: was MiRU-2 (128 Einheiten, β 0,55, λ 0,7) lernen kann, wenn nichts anderes eintrifft. Die Lernrate wurde an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>The three cells learn to tell film reviews in favour from those against: 128 units, β 0.55, λ 0.7, 10,000 words of 64 numbers, three epochs, five seeds. Learning rates were chosen for each cell on a validation set.</source>
        <translation>Die drei Zellen lernen, lobende von ablehnenden Filmkritiken zu unterscheiden: 128 Einheiten, β 0,55, λ 0,7, 10.000 Wörter zu 64 Zahlen, drei Epochen, fünf Startwerte. Die Lernraten wurden für jede Zelle an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>The three cells learn one task: accuracy, parameters, and speed of training and inference. 128 units, β 0.55, λ 0.7, five epochs, five seeds. Learning rates were chosen for each cell on a validation set.</source>
        <translation>Die drei Zellen lernen eine Aufgabe: Genauigkeit, Parameter und wie schnell jede trainiert und antwortet. 128 Einheiten, β 0,55, λ 0,7, fünf Epochen, fünf Startwerte. Die Lernraten wurden für jede Zelle an zurückgelegten Trainingsdaten gewählt.</translation>
    </message>
    <message>
        <source>Elastic weight consolidation</source>
        <translation>Elastic Weight Consolidation</translation>
    </message>
    <message>
        <source>All tasks at once</source>
        <translation>Alle Aufgaben zugleich</translation>
    </message>
    <message>
        <source>Five permuted tasks learned at once: the upper bound of what a method against forgetting may reach.</source>
        <translation>Fünf permutierte Aufgaben, zugleich gelernt: die Obergrenze dessen, was ein Verfahren gegen das Vergessen erreichen kann.</translation>
    </message>
    <message>
        <source>Split classes, with rehearsal</source>
        <translation>Geteilte Klassen, mit Wiederholung</translation>
    </message>
    <message>
        <source>The same, but 1,000 sequences of each task are kept and mixed into later batches.</source>
        <translation>Dasselbe, aber 1.000 Sequenzen jeder Aufgabe werden aufbewahrt und in spätere Batches gemischt.</translation>
    </message>
    <message>
        <source>Split classes, class-incremental</source>
        <translation>Geteilte Klassen, Klassen-inkrementell</translation>
    </message>
    <message>
        <source>Two classes at a time, and the answer is chosen among all classes met: everything earlier is forgotten.</source>
        <translation>Immer zwei Klassen, und geantwortet wird unter allen bisherigen: Alles Frühere wird vergessen.</translation>
    </message>
    <message>
        <source>Stability and plasticity, small</source>
        <translation>Stabilität und Plastizität, klein</translation>
    </message>
    <message>
        <source>The same in some minutes: 4,000 images a task, two seeds.</source>
        <translation>Dasselbe in einigen Minuten: 4.000 Bilder je Aufgabe, zwei Startwerte.</translation>
    </message>
    <message>
        <source>Stability and plasticity</source>
        <translation>Stabilität und Plastizität</translation>
    </message>
    <message>
        <source>Methods on permuted tasks, small</source>
        <translation>Verfahren auf permutierten Aufgaben, klein</translation>
    </message>
    <message>
        <source>Methods on permuted tasks</source>
        <translation>Verfahren auf permutierten Aufgaben</translation>
    </message>
    <message>
        <source>Methods on split classes, small</source>
        <translation>Verfahren auf geteilten Klassen, klein</translation>
    </message>
    <message>
        <source>The same in some minutes: 2,000 images a task, two seeds.</source>
        <translation>Dasselbe in einigen Minuten: 2.000 Bilder je Aufgabe, zwei Startwerte.</translation>
    </message>
    <message>
        <source>Methods on split classes</source>
        <translation>Verfahren auf geteilten Klassen</translation>
    </message>
    <message>
        <source>A GRU learns five permuted tasks; weights that mattered to earlier ones are held by EWC, with a strength chosen on a validation set. Nothing is rehearsed.</source>
        <translation>Eine GRU lernt fünf permutierte Aufgaben; Gewichte, auf die es früheren ankam, werden durch EWC gehalten, mit einer an einer Validierungsmenge gewählten Stärke. Nichts wird wiederholt.</translation>
    </message>
    <message>
        <source>EWC from no strength to far too much, on five permuted tasks of 12,000 images: what is kept, and what can still be learned. Five seeds.</source>
        <translation>EWC von keiner bis zu viel zu großer Stärke, auf fünf permutierten Aufgaben mit 12.000 Bildern: was bleibt und was sich noch lernen lässt. Fünf Startwerte.</translation>
    </message>
    <message>
        <source>Five permuted tasks of 12,000 images: ten methods against forgetting, GRU and MiRU-2, five seeds. The strengths of EWC, SI, MAS and LwF were chosen by a coarse search on a validation set of MNIST, with a seed that is none of these; all others are as usual.</source>
        <translation>Fünf permutierte Aufgaben mit 12.000 Bildern: zehn Verfahren gegen das Vergessen, GRU und MiRU-2, fünf Startwerte. Die Stärken von EWC, SI, MAS und LwF wurden durch eine grobe Suche an einer Validierungsmenge von MNIST gewählt, mit einem anderen Startwert; alles andere ist wie üblich.</translation>
    </message>
    <message>
        <source>Two classes at a time: ten methods against forgetting, three scenarios, GRU and MiRU-2, five seeds. The strengths of EWC, SI, MAS and LwF were chosen by a coarse search in the domain and task scenarios on a validation set of MNIST, with a seed that is none of these; all others are as usual.</source>
        <translation>Immer zwei Klassen: zehn Verfahren gegen das Vergessen, drei Szenarien, GRU und MiRU-2, fünf Startwerte. Die Stärken von EWC, SI, MAS und LwF wurden durch eine grobe Suche im Domänen- und im Aufgaben-Szenario an einer Validierungsmenge von MNIST gewählt, mit einem anderen Startwert; alles andere ist wie üblich.</translation>
    </message>
    <message>
        <source>Cells, small</source>
        <translation>Zellen, klein</translation>
    </message>
    <message>
        <source>The eight cells with 128 units: 8,000 images a task, 500 rehearsed, two seeds.</source>
        <translation>Die acht Zellen mit 128 Einheiten: 8.000 Bilder je Aufgabe, 500 wiederholt, zwei Startwerte.</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Eight cells on five permuted tasks, with nothing against forgetting and with rehearsal (1,875 per task): with 128 units each, and with about as many numbers as a MiRU-2 with 128 units has (21,386); five seeds. Learning rates were chosen for each cell on a validation set of MNIST, with rehearsal, on another seed; the test sequences had no part in it.</source>
        <translation>Acht Zellen auf fünf permutierten Aufgaben, ohne etwas gegen das Vergessen und mit Wiederholung (1.875 je Aufgabe): mit je 128 Einheiten, und mit etwa so vielen Zahlen, wie ein MiRU-2 mit 128 Einheiten hat (21.386); fünf Startwerte. Die Lernraten wurden für jede Zelle auf einer Validierungsmenge von MNIST gewählt, mit Wiederholung, mit anderen Startwerten; die Testsequenzen hatten keinen Anteil daran.</translation>
    </message>
    <message>
        <source>Characters, small</source>
        <translation>Zeichen, klein</translation>
    </message>
    <message>
        <source>Seven cells with 128 units learn which character comes next: Tiny Shakespeare, two epochs, three seeds.</source>
        <translation>Sieben Zellen mit 128 Units lernen, welches Zeichen als Nächstes kommt: Tiny Shakespeare, zwei Epochen, drei Seeds.</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Seven cells with 256 units learn which character comes next: Tiny Shakespeare, eight epochs, three seeds.</source>
        <translation>Sieben Zellen mit 256 Units lernen, welches Zeichen als Nächstes kommt: Tiny Shakespeare, acht Epochen, drei Seeds.</translation>
    </message>
    <message>
        <source>Speakers, small</source>
        <translation>Sprecher, klein</translation>
    </message>
    <message>
        <source>The same in a minute or two: each speaker is heard eight times, 30 recordings of each rehearsed.</source>
        <translation>Dasselbe in ein, zwei Minuten: Jeder Sprecher wird achtmal gehört, 30 Aufnahmen von jedem werden wiederholt.</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Spoken digits, one speaker after the other: what is left of the first voice when the sixth has been learned? With nothing against forgetting, with rehearsal, EWC, SI and LwF, and trained jointly; GRU and MiRU-2, three seeds.</source>
        <translation>Gesprochene Ziffern, ein Sprecher nach dem anderen: Was bleibt von der ersten Stimme, wenn die sechste gelernt ist? Ohne Mittel gegen das Vergessen, mit Wiederholung, EWC, SI und LwF und gemeinsam trainiert; GRU und MiRU-2, drei Startwerte.</translation>
    </message>
    <message>
        <source>Split CIFAR-100, small</source>
        <translation>Geteiltes CIFAR-100, klein</translation>
    </message>
    <message>
        <source>The same in some minutes: 1,000 images a task, read five times, 50 of each task rehearsed.</source>
        <translation>Dasselbe in einigen Minuten: 1.000 Bilder je Aufgabe, fünfmal gelesen, 50 von jeder Aufgabe wiederholt.</translation>
    </message>
    <message>
        <source>Split CIFAR-100</source>
        <translation>Geteiltes CIFAR-100</translation>
    </message>
    <message>
        <source>CIFAR-100, ten classes at a time, read row by row, in the class and the task scenario: with nothing against forgetting, with rehearsal, EWC, SI and LwF, and trained jointly; GRU and MiRU-2, three seeds.</source>
        <translation>CIFAR-100, immer zehn Klassen, Zeile für Zeile gelesen, im Klassen- und im Aufgaben-Szenario: ohne Mittel gegen das Vergessen, mit Wiederholung, EWC, SI und LwF und gemeinsam trainiert; GRU und MiRU-2, drei Startwerte.</translation>
    </message>
    <message>
        <source>Credit assignment, small</source>
        <translation>Fehlerzuordnung, klein</translation>
    </message>
    <message>
        <source>How far an error reaches back in time: BPTT through all 28 rows, truncated to the last 8, feedback alignment. GRU and MiRU-2 with 128 units, five permuted tasks of 8,000 images, nothing or 500 rehearsed, two seeds. Learning rates are those chosen for BPTT.</source>
        <translation>Wie weit ein Fehler in der Zeit zurückreicht: BPTT durch alle 28 Zeilen, auf die letzten 8 gekürzt, Feedback Alignment. GRU und MiRU-2 mit 128 Einheiten, fünf permutierte Aufgaben mit 8.000 Bildern, nichts oder 500 wiederholt, zwei Startwerte. Die Lernraten sind die für BPTT gewählten.</translation>
    </message>
    <message>
        <source>Credit assignment</source>
        <translation>Fehlerzuordnung</translation>
    </message>
    <message>
        <source>How far an error reaches back in time: BPTT through all 28 rows, truncated to the last 8, feedback alignment. GRU and MiRU-2 with 128 units, five permuted tasks, nothing or 500 rehearsed, five seeds. Learning rates are those chosen for BPTT.</source>
        <translation>Wie weit ein Fehler in der Zeit zurückreicht: BPTT durch alle 28 Zeilen, auf die letzten 8 gekürzt, Feedback Alignment. GRU und MiRU-2 mit 128 Einheiten, fünf permutierte Aufgaben, nichts oder 500 wiederholt, fünf Startwerte. Die Lernraten sind die für BPTT gewählten.</translation>
    </message>
    <message>
        <source>On a microcontroller, small</source>
        <translation>Auf einem Mikrocontroller, klein</translation>
    </message>
    <message>
        <source>GRU, MiRU-1 and MiRU-2 with 128 units on 5,000 images, without and with inhibition, to be counted by `miru-run device` on the study&apos;s folder. One seed.</source>
        <translation>GRU, MiRU-1 und MiRU-2 mit 128 Einheiten auf 5.000 Bildern, ohne und mit Hemmung; `miru-run device` mit dem Ordner der Studie zählt sie. Ein Startwert.</translation>
    </message>
    <message>
        <source>On a microcontroller</source>
        <translation>Auf einem Mikrocontroller</translation>
    </message>
    <message>
        <source>Every cell with 128 units on one task of 60,000 images, without and with inhibition, to be counted: when the study is done, `miru-run device` on its folder counts instructions and bytes of each network in each number form, dense and sparse. One seed, since instructions hardly depend on it.</source>
        <translation>Jede Zelle mit 128 Einheiten auf einer Aufgabe aus 60.000 Bildern, ohne und mit Hemmung, um gezählt zu werden: Ist die Studie fertig, zählt `miru-run device` mit ihrem Ordner Befehle und Bytes jedes Netzes in jeder Zahlenform, mit allen Produkten und nur mit den Gewinnern. Ein Startwert, denn die Befehle hängen kaum davon ab.</translation>
    </message>
</context>
<context>
    <name>miru::words</name>
    <message>
        <source>inhibition</source>
        <translation>Hemmung</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>one task alone</source>
        <translation>eine einzige Aufgabe</translation>
    </message>
    <message>
        <source>%1 tasks, one after the other; task identity is never given</source>
        <translation>%1 Aufgaben nacheinander; welche es ist, wird dem Netz nie gesagt</translation>
    </message>
    <message>
        <source>from %1 to below %2</source>
        <translation>von %1 bis unter %2</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number %1</source>
        <translation>eine Zahl %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>a name or a folder</source>
        <translation>ein Name oder ein Ordner</translation>
    </message>
    <message>
        <source>none, or two rising numbers %1</source>
        <translation>keine oder zwei aufsteigende Zahlen %1</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 G</source>
        <translation>%1 G</translation>
    </message>
    <message>
        <source>%1 µJ</source>
        <translation>%1 µJ</translation>
    </message>
    <message>
        <source>From batch %1 to %2: </source>
        <translation>Von Batch %1 bis %2: </translation>
    </message>
    <message>
        <source>The accuracy on task %1 is no longer a number.</source>
        <translation>Die Genauigkeit bei Aufgabe %1 ist keine Zahl mehr.</translation>
    </message>
    <message>
        <source>Task %1 is being learned: from %2 to %3.</source>
        <translation>Aufgabe %1 wird gerade gelernt: von %2 auf %3.</translation>
    </message>
    <message>
        <source>Task %1 is remembered: accuracy was %2 after training, now %3.</source>
        <translation>Aufgabe %1 ist nicht vergessen: Genauigkeit nach dem Training %2, jetzt %3.</translation>
    </message>
    <message>
        <source>Task %1 fell from %2 to %3.</source>
        <translation>Aufgabe %1 fiel von %2 auf %3.</translation>
    </message>
    <message>
        <source>It shares %1 of its units with task %2.</source>
        <translation>Sie teilt %1 ihrer Einheiten mit Aufgabe %2.</translation>
    </message>
    <message>
        <source>U has changed by %1 since (Frobenius norm).</source>
        <translation>U hat sich seither um %1 geändert (Frobenius-Norm).</translation>
    </message>
    <message>
        <source>%1 of each batch rehearse it.</source>
        <translation>%1 jedes Batches wiederholen sie.</translation>
    </message>
    <message>
        <source>Nothing of it is rehearsed.</source>
        <translation>Nichts davon wird wiederholt.</translation>
    </message>
    <message>
        <source>forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>forgetting, first minus last</source>
        <translation>Vergessen, anfangs minus zuletzt</translation>
    </message>
    <message>
        <source>Mean accuracy over all tasks, now.</source>
        <translation>Mittlere Genauigkeit über alle Aufgaben, jetzt.</translation>
    </message>
    <message>
        <source>Backward transfer: what later tasks did to earlier ones. Negative means forgetting.</source>
        <translation>Rückwärtstransfer: was spätere Aufgaben an früheren verändert haben. Negativ heißt Vergessen.</translation>
    </message>
    <message>
        <source>Forward transfer: what earlier tasks taught about later ones.</source>
        <translation>Vorwärtstransfer: was frühere Aufgaben über spätere gelehrt haben.</translation>
    </message>
    <message>
        <source>How far tasks have fallen from the best they ever were.</source>
        <translation>Wie weit Aufgaben gegenüber ihrem besten Stand gefallen sind.</translation>
    </message>
    <message>
        <source>How far tasks have fallen since they were learned.</source>
        <translation>Wie weit Aufgaben gefallen sind, seit sie gelernt wurden.</translation>
    </message>
    <message>
        <source>Average incremental accuracy, over the whole run.</source>
        <translation>Mittlere schrittweise Genauigkeit, über den ganzen Lauf.</translation>
    </message>
    <message>
        <source>Not defined yet: it needs more learned tasks.</source>
        <translation>Noch nicht definiert: Dazu braucht es mehr gelernte Aufgaben.</translation>
    </message>
    <message>
        <source>R[i][j]: accuracy on task j after learning task i, a fraction. %1.</source>
        <translation>R[i][j]: Genauigkeit bei Aufgabe j nach dem Lernen von Aufgabe i, als Bruchteil. %1.</translation>
    </message>
    <message>
        <source>the gradient</source>
        <translation>der Gradient</translation>
    </message>
    <message>
        <source>a weight</source>
        <translation>ein Gewicht</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>der Verlust</translation>
    </message>
    <message>
        <source>The run diverged: at batch %1 %2 was no longer a finite number. A smaller learning rate usually helps.</source>
        <translation>Der Lauf ist divergiert: Bei Batch %1 war %2 keine endliche Zahl mehr. Eine kleinere Lernrate hilft meist.</translation>
    </message>
    <message>
        <source>none, or a network file</source>
        <translation>keine oder eine Netzdatei</translation>
    </message>
    <message>
        <source>; evaluated on a validation set</source>
        <translation>; ausgewertet auf einer Validierungsmenge</translation>
    </message>
    <message>
        <source>en</source>
        <comment>The code of the language of these texts (de, fr): numbers are written as in it</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 per unit</source>
        <translation>%1 je Einheit</translation>
    </message>
    <message>
        <source>from the file</source>
        <translation>aus der Datei</translation>
    </message>
    <message>
        <source>%1 → %2, turned %3 times, batch %4 to %5</source>
        <translation>%1 → %2, %3-mal verstellt, Batch %4 bis %5</translation>
    </message>
    <message>
        <source> → %1 at batch %2</source>
        <translation> → %1 bei Batch %2</translation>
    </message>
    <message>
        <source>diverged at batch %1</source>
        <translation>bei Batch %1 divergiert</translation>
    </message>
    <message>
        <source>stopped at batch %1</source>
        <translation>bei Batch %1 angehalten</translation>
    </message>
    <message>
        <source>at batch %1, not finished</source>
        <translation>bei Batch %1, nicht beendet</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>andere Daten</translation>
    </message>
    <message>
        <source>another stream of tasks</source>
        <translation>anderer Aufgabenstrom</translation>
    </message>
    <message>
        <source>another number of tasks</source>
        <translation>andere Anzahl von Aufgaben</translation>
    </message>
    <message>
        <source>evaluated on other sequences</source>
        <translation>auf anderen Sequenzen ausgewertet</translation>
    </message>
    <message>
        <source>tasks of another length</source>
        <translation>Aufgaben anderer Länge</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>alle zugleich</translation>
    </message>
    <message>
        <source>%1 tasks, learned all at once</source>
        <translation>%1 Aufgaben, alle zugleich gelernt</translation>
    </message>
    <message>
        <source>%1 tasks, one after the other, each with classes of its own; the answer is chosen among all classes met</source>
        <translation>%1 Aufgaben, eine nach der anderen, jede mit eigenen Klassen; geantwortet wird unter allen bisherigen</translation>
    </message>
    <message>
        <source>%1 tasks, one after the other, each with classes of its own; the network is told which task it is</source>
        <translation>%1 Aufgaben, eine nach der anderen, jede mit eigenen Klassen; dem Netz wird die Aufgabe genannt</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <translation>%1 bis %2 %</translation>
    </message>
    <message>
        <source>at least %1 %</source>
        <translation>mindestens %1 %</translation>
    </message>
    <message>
        <source>one task&apos;s share, ± %1 points</source>
        <translation>der Anteil einer Aufgabe, ± %1 Punkte</translation>
    </message>
    <message>
        <source>one task&apos;s share, −%1 to +%2 points</source>
        <translation>der Anteil einer Aufgabe, −%1 bis +%2 Punkte</translation>
    </message>
    <message>
        <source>at most %1 points above naive</source>
        <translation>höchstens %1 Punkte über naiv</translation>
    </message>
    <message>
        <source>not below naive</source>
        <translation>nicht unter naiv</translation>
    </message>
    <message>
        <source>at least %1 points above naive</source>
        <translation>mindestens %1 Punkte über naiv</translation>
    </message>
    <message>
        <source>not above rehearsal</source>
        <translation>nicht über Wiederholung</translation>
    </message>
    <message>
        <source>not below rehearsal</source>
        <translation>nicht unter Wiederholung</translation>
    </message>
    <message>
        <source>at most %1 points below rehearsal</source>
        <translation>höchstens %1 Punkte unter Wiederholung</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, one run</source>
        <translation>%1, ein Lauf</translation>
    </message>
    <message>
        <source>%1, 95 % interval %2 … %3, n = %4</source>
        <translation>%1, 95-%-Intervall %2 … %3, n = %4</translation>
    </message>
    <message>
        <source>came</source>
        <translation>trat ein</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>trat nicht ein</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>nicht zu entscheiden</translation>
    </message>
    <message>
        <source>An expectation came if the 95 % interval over seeds lies within it, and did not if it lies outside; else, and for a single run, nobody can tell. Differences are taken between runs of equal seed. One task&apos;s share: ACC is 1 / tasks where only the last task is known.</source>
        <translation>Eine Erwartung trat ein, wenn das 95-%-Intervall über Startwerte in ihr liegt, und trat nicht ein, wenn es außerhalb liegt; sonst, und bei einem einzigen Lauf, ist nichts zu entscheiden. Differenzen werden zwischen Läufen gleichen Startwerts gebildet. Anteil einer Aufgabe: ACC ist 1 / Aufgaben, wo nur die letzte Aufgabe gekonnt wird.</translation>
    </message>
    <message>
        <source>Published numbers are of feed-forward networks on MNIST, which read an image in one step. A recurrent network uses each weight at every step: it forgets more, and holding a weight costs it more of what it can still learn (Ehret et al. 2021).</source>
        <translation>Veröffentlichte Zahlen gelten für vorwärtsgerichtete Netze auf MNIST, die ein Bild in einem Schritt lesen. Ein rekurrentes Netz benutzt jedes Gewicht bei jedem Schritt: Es vergisst mehr, und ein Gewicht zu halten kostet es mehr von dem, was es noch lernen kann (Ehret et al. 2021).</translation>
    </message>
    <message>
        <source>another scenario</source>
        <translation>ein anderes Szenario</translation>
    </message>
    <message>
        <source>%1 with learned β and λ</source>
        <translation>%1 mit gelerntem β und λ</translation>
    </message>
    <message>
        <source>%1 with learned λ</source>
        <translation>%1 mit gelerntem λ</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 Bits</translation>
    </message>
    <message>
        <source>A modern unit needs no help if rehearsal adds at most 2 points to its ACC; fixed coefficients suffice if a MiRU is at most 0.05 bits per character behind the GRU of as many units. It holds, or does not, if the 95 % interval over seeds lies on one side; else, and for a single run, nobody can tell.</source>
        <translation>Eine moderne Zelle braucht keine Hilfe, wenn Rehearsal ihre ACC um höchstens 2 Punkte hebt; feste Koeffizienten genügen, wenn eine MiRU höchstens 0,05 Bits pro Zeichen hinter der GRU mit ebenso vielen Units liegt. Es gilt, oder gilt nicht, wenn das 95-%-Intervall über die Seeds auf einer Seite liegt; sonst, und bei einem einzigen Lauf, lässt es sich nicht sagen.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 k</translation>
    </message>
    <message>
        <source>%1 T</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 J</source>
        <translation>%1 J</translation>
    </message>
    <message>
        <source>%1 mJ</source>
        <translation>%1 mJ</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>noch %1 h</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
    <message>
        <source>six</source>
        <translation>sechs</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>sieben</translation>
    </message>
    <message>
        <source>eight</source>
        <translation>acht</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>neun</translation>
    </message>
    <message>
        <source>ten</source>
        <translation>zehn</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>You expected %1, it was %2: %n points apart on average.</source>
        <translation>
            <numerusform>Erwartet waren %1, es wurden %2: im Mittel %n Punkt auseinander.</numerusform>
            <numerusform>Erwartet waren %1, es wurden %2: im Mittel %n Punkte auseinander.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 expected %2, it was %3: %n points apart on average.</source>
        <translation>
            <numerusform>%1 erwartete %2, es wurden %3: im Mittel %n Punkt auseinander.</numerusform>
            <numerusform>%1 erwartete %2, es wurden %3: im Mittel %n Punkte auseinander.</numerusform>
        </translation>
    </message>
    <message>
        <source>task %1 at %2 or more</source>
        <translation>Aufgabe %1 bei %2 oder mehr</translation>
    </message>
    <message>
        <source>task %1 below %2</source>
        <translation>Aufgabe %1 unter %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1, at the end of the run</source>
        <translation>%1 am Ende des Laufs</translation>
    </message>
    <message numerus="yes">
        <source>%1, when %n tasks have been learned</source>
        <translation>
            <numerusform>%1, wenn %n Aufgabe gelernt ist</numerusform>
            <numerusform>%1, wenn %n Aufgaben gelernt sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>Sparsamkeit</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>State space</source>
        <translation>Zustandsraum</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Dazwischen</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Fork</source>
        <translation>Abzweigen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>nothing: it speaks</source>
        <translation>nichts: er spricht</translation>
    </message>
    <message>
        <source>train: begin a run, or let it continue</source>
        <translation>trainieren: einen Lauf beginnen oder fortsetzen</translation>
    </message>
    <message>
        <source>train one task further</source>
        <translation>eine Aufgabe weiter trainieren</translation>
    </message>
    <message>
        <source>reset: look at no run</source>
        <translation>zurücksetzen: keinen Lauf ansehen</translation>
    </message>
    <message>
        <source>train another run to compare with</source>
        <translation>einen weiteren Lauf zum Vergleich trainieren</translation>
    </message>
    <message>
        <source>fork the run from the moment looked at</source>
        <translation>den Lauf vom gezeigten Moment abzweigen</translation>
    </message>
    <message>
        <source>go back to an earlier moment</source>
        <translation>zu einem früheren Moment zurückgehen</translation>
    </message>
    <message>
        <source>open the page where signs are taught</source>
        <translation>die Seite öffnen, auf der Zeichen beigebracht werden</translation>
    </message>
    <message>
        <source>accuracy of a task</source>
        <translation>Genauigkeit bei einer Aufgabe</translation>
    </message>
    <message>
        <source>mean accuracy</source>
        <translation>mittlere Genauigkeit</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>size of the network</source>
        <translation>Größe des Netzes</translation>
    </message>
    <message>
        <source>size of the rehearsal buffer</source>
        <translation>Größe des Wiederholungsspeichers</translation>
    </message>
    <message>
        <source>difference of two figures</source>
        <translation>Differenz zweier Zahlen</translation>
    </message>
    <message>
        <source>ratio of two figures</source>
        <translation>Verhältnis zweier Zahlen</translation>
    </message>
    <message>
        <source>(says nothing yet)</source>
        <translation>(sagt noch nichts)</translation>
    </message>
</context>
</TS>
