import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import './backend.css';
import { CaCertificate } from './CaCertificate.tsx';
import { ClientCertificate } from './ClientCertificate.tsx';

/** What an encrypted connection needs in the charger: the back end's root, with profile 3 its own certificate too. */
export const Certificates = ({ backEnd }: { backEnd: BackEndInHand }) => (
  <>
    <CaCertificate backEnd={backEnd} />
    {backEnd.profile === 3 ? <ClientCertificate backEnd={backEnd} /> : null}
  </>
);
